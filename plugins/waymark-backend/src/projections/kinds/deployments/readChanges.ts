import { WaymarkReader, type FoldEvent } from '../../FoldEvent';
import type { CarriedChange } from './DeploymentRow';

/** The changes that an event names: those of `changes`, else the one of `change`. */
export function readChanges({ data }: FoldEvent): CarriedChange[] {
  const listed = data.list('changes').map(entry => new WaymarkReader(entry));
  if (listed.length > 0) return listed.map(readChange);
  return data.has('change') ? [readChange(data.object('change'))] : [];
}

/** One change, as the event that names it tells it. */
export function readChange(change: WaymarkReader): CarriedChange {
  return {
    named: true,
    repository: change.text('repository'),
    commit: change.text('commit'),
    committedAt: change.instant('committedAt'),
    url: change.text('url'),
    author: change.text('author'),
  };
}
