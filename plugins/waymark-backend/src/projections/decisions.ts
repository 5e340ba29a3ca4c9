import { isRecord, text, type FoldEvent } from './FoldEvent';
import { keyOf } from './order';

/** A withdrawn event counts for nothing; a withdrawal can itself be withdrawn. */
export function withoutWithdrawn(events: FoldEvent[]): FoldEvent[] {
  const withdrawn = new Set<string>();
  for (const event of [...events].reverse()) {
    if (event.kind !== 'waymark-event.withdrawn') continue;
    if (withdrawn.has(keyOf(event))) continue;
    const target = namedKey(event.content.event);
    if (target) withdrawn.add(target);
  }
  return withdrawn.size === 0
    ? events
    : events.filter(event => !withdrawn.has(keyOf(event)));
}

/** Keys of the unassigned events that somebody made part of the model. */
export function assignedKeys(events: FoldEvent[]): Set<string> {
  return new Set(
    events.flatMap(({ kind, content }) =>
      kind === 'waymark-event.assigned' ? namedKey(content.event) ?? [] : [],
    ),
  );
}

/** The key of `{ source, id }`. */
export function namedKey(named: unknown): string | undefined {
  if (!isRecord(named)) return undefined;
  const source = text(named.source);
  const id = text(named.id);
  return source !== undefined && id !== undefined
    ? keyOf({ source, id })
    : undefined;
}
