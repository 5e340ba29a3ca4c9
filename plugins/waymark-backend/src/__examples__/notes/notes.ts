import { text } from '../../projections/FoldEvent';
import type { RowKindDefinition } from '../../projections/kinds/RowKindDefinition';
import { keyOf, type EventKey } from '../../projections/order';

/** What somebody wrote on a model. `at` is epoch milliseconds. */
export type NoteRow = EventKey & { at: number; by: string; text: string };

/** Notes on a model, one a `waymark-note.written` event. */
export const notes: RowKindDefinition<NoteRow> = {
  key: keyOf,
  at: row => row.at,
  place: row => [row.at, row.source, row.id],
  fold: ({ own }) =>
    own
      .filter(({ kind }) => kind === 'waymark-note.written')
      .flatMap(({ source, id, time, content }) => {
        const by = text(content.by);
        const written = text(content.text);
        return by && written
          ? [{ source, id, at: time, by, text: written }]
          : [];
      }),
};
