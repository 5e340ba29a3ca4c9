import { randomUUID } from 'node:crypto';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import { CD_EVENT_TYPES } from '../ingest/cdEventTypes';
import { exampleContent } from '../ingest/exampleContent';
import { formatInstant } from '../../kernel/time/instant';
import type { SourceRecord } from './SourceStore';

const VERSION = '0.3.0';

/** The least event of a kind this source may send, of the first model it may name. */
export function sampleEvent(
  source: Pick<SourceRecord, 'eventSource' | 'models' | 'types'>,
): CdEvent {
  const type = sampleType(source.types);
  const [model] = source.models ?? [];
  const kind = Object.keys(CD_EVENT_TYPES).find(known =>
    type.startsWith(`dev.cdevents.${known}.`),
  );
  return {
    context: {
      specversion: '0.5.1',
      id: randomUUID(),
      source: source.eventSource,
      type,
      timestamp: formatInstant(Date.now()),
    },
    subject: {
      id: 'sample',
      content: kind ? exampleContent(CD_EVENT_TYPES[kind]) : {},
    },
    ...(model === undefined ? {} : { customData: { waymark: { model } } }),
  };
}

/** A type the prefixes allow: a known one where there is one. */
function sampleType([prefix = '']: string[] = []): string {
  const kinds = Object.keys(CD_EVENT_TYPES).filter(known =>
    `dev.cdevents.${known}.${VERSION}`.startsWith(prefix),
  );
  // Few sources may tell of approvals
  const kind =
    kinds.find(known => !known.startsWith('approval.')) ?? kinds.at(0);
  return kind ? `dev.cdevents.${kind}.${VERSION}` : prefix;
}
