import type { FoldEvent } from '../../FoldEvent';
import type { ChangeRow } from './DeploymentRow';

/** What the latest `change.merged` of each commit says; events in order. */
export function readMerges(events: FoldEvent[]): Map<string, ChangeRow> {
  const merges = new Map<string, ChangeRow>();
  for (const event of events) {
    if (event.kind !== 'change.merged') continue;
    const change = readChange(event);
    if (change?.commit) merges.set(change.commit, change);
  }
  return merges;
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
