import type { FoldEvent } from '../../FoldEvent';
import { keyOf } from '../../order';
import { readChange } from './readChanges';

/** When work on a change began, and when it was put up. Epoch milliseconds. */
export type Beginning = { firstCommittedAt?: number; openedAt?: number };

/** What `change.*` events tell of how changes began, by the change they are of. */
export class ChangeBeginnings {
  readonly #byChange = new Map<string, Beginning>();

  /** @param events - in order */
  constructor(events: FoldEvent[]) {
    for (const event of events) {
      if (!event.kind.startsWith('change.')) continue;
      const key = changeOf(event);
      const known = this.#byChange.get(key) ?? {};
      const { committedAt } = readChange(event.data.object('change'));
      this.#byChange.set(key, {
        firstCommittedAt: earliest(known.firstCommittedAt, committedAt),
        openedAt:
          event.kind === 'change.created'
            ? earliest(known.openedAt, event.time)
            : known.openedAt,
      });
    }
  }

  /** Of the change that an event is of */
  of(event: FoldEvent): Beginning {
    return this.#byChange.get(changeOf(event)) ?? {};
  }
}

function changeOf({ source, subjectSource, subjectId }: FoldEvent): string {
  return keyOf({ source: subjectSource ?? source, id: subjectId });
}

function earliest(
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? a ?? b : Math.min(a, b);
}
