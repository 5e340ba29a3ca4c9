import {
  compareTimes,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import type { ArgocdApp } from './ArgocdApp';

const OUTCOMES = new Map([
  ['Failed', 'failure'],
  ['Error', 'error'],
]);

/** A sync that went through and whose application is healthy. */
export function translateDeployed(app: ArgocdApp): TranslatedEvent[] {
  const { payload } = app;
  const started = payload.time('operation.startedAt');
  const finished = payload.time('operation.finishedAt');
  const healthy = payload.findTime('health.since');
  const automated = payload.find('operation.automated') === true;
  const version = app.knownVersion;
  return [
    app.event('service.deployed', {
      id: `deployed/${started}`,
      // It serves once it is healthy, which may be long after the sync
      time: healthy && compareTimes(healthy, finished) > 0 ? healthy : finished,
      subject: app.name,
      content: {
        environment: { id: app.environment },
        artifactId: app.artifactOf(version),
      },
      waymark: {
        modelVersion: version,
        executedBy: automated ? 'pipeline' : undefined,
      },
    }),
  ];
}

/** A sync that failed: a task run that was to deploy. */
export function translateSyncFailed(app: ArgocdApp): TranslatedEvent[] {
  const { payload } = app;
  const started = payload.time('operation.startedAt');
  const phase = payload.text('operation.phase');
  return [
    app.event('taskrun.finished', {
      id: `sync/${started}/${phase}`,
      time: payload.time('operation.finishedAt'),
      subject: `${app.uid}/sync/${started}`,
      content: {
        taskName: `sync ${app.name}`,
        outcome: OUTCOMES.get(phase) ?? 'failure',
        errors: payload.findText('operation.message'),
      },
      waymark: { modelVersion: app.version, deploysTo: app.environment },
    }),
  ];
}

/** An application that became Degraded, or Healthy again. */
export function translateHealth(
  app: ArgocdApp,
  kind: 'incident.detected' | 'incident.resolved',
): TranslatedEvent[] {
  const since = app.payload.time('health.since');
  const { version } = app;
  return [
    app.event(kind, {
      id: `${kind}/${since}`,
      time: since,
      subject: `${app.uid}/health`,
      content: {
        environment: { id: app.environment },
        service: { id: app.name },
        artifactId: version && app.artifactOf(version),
        description:
          app.payload.findText('health.message') ??
          (kind === 'incident.detected'
            ? `${app.name} is Degraded`
            : `${app.name} is Healthy`),
      },
      waymark: { modelVersion: version },
    }),
  ];
}
