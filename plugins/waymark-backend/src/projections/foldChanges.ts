import type { FoldEvent } from './FoldEvent';
import type { ChangeRow } from './rows';

/** Latest `change.merged` of each commit; the events come in order. */
export function foldChanges(events: FoldEvent[]): Map<string, ChangeRow> {
  const merged = new Map<string, ChangeRow>();
  for (const event of events) {
    if (event.kind !== 'change.merged') continue;
    const change = readChange(event);
    if (change?.commit) merged.set(change.commit, change);
  }
  return merged;
}

/** The change an event carries, if any. */
export function readChange({ data }: FoldEvent): ChangeRow | undefined {
  if (!data.has('change')) return undefined;
  const change = data.object('change');
  return {
    repository: change.text('repository'),
    commit: change.text('commit'),
    committedAt: change.instant('committedAt'),
    url: change.text('url'),
    author: change.text('author'),
  };
}
