import { InputError } from '@backstage/errors';
import {
  createCdEvent,
  findCause,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import type { AlertRules } from './AlertRules';
import { findModelRef } from './findModelRef';

/**
 * One for all Alertmanagers: those of a cluster each send the same alert under
 * a URL of their own, and it must be the same event.
 */
const SOURCE = '/alertmanager';

/**
 * An alert as an incident that begins or ends. Only what cannot change between
 * two notifications of one alert is told, its labels and times: annotations
 * carry values of the moment, and the second notification would be a conflict.
 */
export function translateAlert(
  alert: Payload,
  rules: AlertRules,
): TranslatedEvent {
  const status = alert.text('status');
  if (status !== 'firing' && status !== 'resolved') {
    throw new InputError(
      `An alert is firing or resolved, this one is ${status}`,
    );
  }
  const firing = status === 'firing';
  const fingerprint = alert.text('fingerprint');
  const startsAt = alert.text('startsAt');
  const firingOf = `${fingerprint}/${startsAt}`;
  const time = alert.time(firing ? 'startsAt' : 'endsAt');
  const label = (name: string) => findLabel(alert, name);
  const { labels, defaultEnvironment } = rules;
  const service = label(labels.service);
  const event = createCdEvent({
    kind: firing ? 'incident.detected' : 'incident.resolved',
    id: firing ? `${firingOf}/firing` : `${firingOf}/resolved/${time}`,
    source: SOURCE,
    time,
    subject: fingerprint,
    content: {
      environment: { id: label(labels.environment) ?? defaultEnvironment },
      description: label('alertname'),
      service: service === undefined ? undefined : { id: service },
    },
    waymark: {
      model: findModelRef(label(labels.model)),
      cause: findCause(label(labels.cause)),
    },
  });
  // One that expired and fires again says that it started when it first did
  return firing ? { event, endedBy: `${firingOf}/resolved/` } : { event };
}

/** A label's name may have dots, which a path of a payload may not */
function findLabel(alert: Payload, name: string): string | undefined {
  const labels = alert.find('labels');
  if (typeof labels !== 'object' || labels === null) return undefined;
  if (!Object.hasOwn(labels, name)) return undefined;
  const value: unknown = (labels as Record<string, unknown>)[name];
  if (typeof value !== 'string') {
    throw new InputError(`The label ${name} is not text`);
  }
  return value || undefined;
}
