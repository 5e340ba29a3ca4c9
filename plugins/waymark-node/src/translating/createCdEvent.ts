import { InputError } from '@backstage/errors';
import type { CdEvent, WaymarkData } from 'backstage-plugin-waymark-common';
import { findUnstorable } from './findUnstorable';
import { withTimes } from './withTimes';

/** Versions of the types whose version is not 0.3.0 in CDEvents 0.5.1. */
const VERSIONS: Record<string, string> = {
  'approval.closed': '0.1.0',
  'approval.created': '0.1.0',
  'approval.updated': '0.1.0',
  'artifact.deleted': '0.2.0',
  'artifact.downloaded': '0.2.0',
  'change.created': '0.4.0',
  'testcaserun.skipped': '0.2.0',
  'ticket.closed': '0.2.0',
  'ticket.created': '0.2.0',
  'ticket.updated': '0.2.0',
};

/** What a translation says about one thing. @public */
export type CreateCdEventOptions = {
  /** Subject and predicate, `service.deployed` */
  kind: string;
  /** Stable: a redelivered payload must give the same id */
  id: string;
  /** CloudEvents `source` */
  source: string;
  /** ISO 8601 */
  time: string;
  /** Id of what it is about */
  subject: string;
  /** `subject.source`, where the subject is known under another source */
  subjectSource?: string;
  /** Fields that are undefined are left out */
  content: { [field: string]: unknown };
  /** `customData.waymark`; fields that are undefined are left out */
  waymark?: WaymarkData;
};

/**
 * A CDEvent (0.5.1) of a known type.
 *
 * @throws InputError when it would hold what cannot be stored
 * @public
 */
export function createCdEvent(options: CreateCdEventOptions): CdEvent {
  const { kind, id, source, time, subject, subjectSource } = options;
  const event = {
    context: {
      specversion: '0.5.1',
      id,
      source,
      type: `dev.cdevents.${kind}.${VERSIONS[kind] ?? '0.3.0'}`,
      timestamp: time,
    },
    subject: { id: subject, source: subjectSource, content: options.content },
    ...(options.waymark && {
      customData: { waymark: withTimes(options.waymark) },
      customDataContentType: 'application/json',
    }),
  };
  const unstorable = findUnstorable(event);
  if (unstorable) {
    throw new InputError(`${unstorable.path} ${unstorable.message}`);
  }
  return withoutGaps(event) as CdEvent;
}

// A key set to undefined is no key once it is JSON; let both be equal
function withoutGaps<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
