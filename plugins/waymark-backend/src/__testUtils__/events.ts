import type { JsonObject } from '@backstage/types';
import type { CdEvent, WaymarkData } from 'backstage-plugin-waymark-common';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import type { FoldInput } from '../projections/FoldEvent';
import { parseInstant } from '../kernel/time/instant';

/** A CDEvent of `kind`, `service.deployed`, with sensible defaults. */
export function cdEvent(
  kind: string,
  options: {
    id: string;
    at: string;
    source?: string;
    subject?: string;
    content?: JsonObject;
    waymark?: WaymarkData;
  },
): CdEvent {
  return {
    context: {
      specversion: '0.5.1',
      id: options.id,
      source: options.source ?? '/pipelines/credit-risk',
      type: `dev.cdevents.${kind}.0.3.0`,
      timestamp: options.at,
    },
    subject: {
      id: options.subject ?? 'credit-risk',
      content: options.content ?? {},
    },
    customData: {
      waymark: { model: 'model:default/credit-risk', ...options.waymark },
    },
  };
}

/** A change deployment, to production unless told otherwise. */
export function deployment(
  id: string,
  at: string,
  modelVersion: string,
  options: {
    environment?: string;
    source?: string;
    waymark?: WaymarkData;
    kind?: string;
  } = {},
): CdEvent {
  return cdEvent(options.kind ?? 'service.deployed', {
    id,
    at,
    source: options.source,
    content: {
      environment: { id: options.environment ?? 'production' },
      artifactId: `pkg:generic/credit-risk@${modelVersion}`,
    },
    waymark: { modelVersion, ...options.waymark },
  });
}

/** An event as the folds take it, of the model it names unless told otherwise. */
export function foldInput(
  event: CdEvent,
  model = event.customData?.waymark?.model,
): FoldInput {
  const { source, id, type, timestamp } = event.context;
  return {
    source,
    id,
    type,
    time: parseInstant(timestamp)!,
    model,
    door: type.startsWith(WAYMARK_EVENT_PREFIX) ? 'portal' : 'events',
    event,
  };
}

/** A CDEvent in the CloudEvent that carries it. */
export function cloudEvent(event: CdEvent): JsonObject {
  return {
    specversion: '1.0',
    id: event.context.id,
    source: event.context.source,
    type: event.context.type,
    time: event.context.timestamp,
    subject: event.subject.id,
    datacontenttype: 'application/json',
    data: event as unknown as JsonObject,
  };
}
