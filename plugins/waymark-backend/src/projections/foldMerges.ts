import type { FoldEvent } from './FoldEvent';
import { compareEvents } from './order';
import type { ChangeRow, MergeRow } from './rows';

/** What was merged: the latest `change.merged` of each commit. */
export function foldMerges(events: FoldEvent[], known: MergeRow[]): MergeRow[] {
  const merges = new Map(known.map(row => [row.commit, row]));
  for (const event of events) {
    if (event.kind !== 'change.merged') continue;
    const change = readChange(event);
    if (!change?.commit) continue;
    const before = merges.get(change.commit);
    if (before && compareEvents({ ...before, time: before.at }, event) > 0) {
      continue;
    }
    const { source, id, time: at } = event;
    merges.set(change.commit, {
      source,
      id,
      at,
      commit: change.commit,
      change,
    });
  }
  return [...merges.values()];
}

/** `customData.waymark.change` as an event tells it. */
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
