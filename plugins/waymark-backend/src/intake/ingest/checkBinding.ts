import type { CdEvent, Fault } from 'backstage-plugin-waymark-common';
import { PORTAL_EVENT_SOURCE } from '../../ledger/Ledger';

/**
 * The CloudEvent's attributes must say what the CDEvent's context says. Not so
 * `time`: the binding wants `context.timestamp`, but clients of CDEvents' own
 * SDKs write when they send, and only `context.timestamp` is counted by. What
 * only the portal may say is refused.
 */
export function checkBinding(
  attributes: Record<string, unknown>,
  { context, subject }: CdEvent,
): Fault[] {
  const faults: Fault[] = [];
  const must = (name: string, told: string, field: string) => {
    const value = attributes[name];
    if (value !== undefined && value !== null && value !== told) {
      faults.push({ path: `/${name}`, message: `must equal ${field}` });
    }
  };
  must('id', context.id, 'data.context.id');
  must('source', context.source, 'data.context.source');
  must('type', context.type, 'data.context.type');
  must('subject', subject.id, 'data.subject.id');
  // Also under CDEvents' own prefix, where they would mean nothing and mislead
  if (/^dev\.cdeventsx?\.waymark-/.test(context.type)) {
    faults.push({
      path: '/type',
      message: 'is one of Waymark’s own types, which only the portal appends',
    });
  }
  if (context.source === PORTAL_EVENT_SOURCE) {
    faults.push({
      path: '/source',
      message:
        'is the portal’s own source, under which only the portal appends',
    });
  }
  return faults;
}
