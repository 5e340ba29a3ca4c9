import type { WaymarkData } from 'backstage-plugin-waymark-common';
import {
  compareTimes,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import type { ArgocdApp } from './ArgocdApp';

/**
 * A rollout that was aborted: the version tried, as a canary, and the way back
 * to the stable one. The try is told here, for Argo CD tells of a deployment
 * only once it is complete, and a rollback has to undo something. A rollout
 * that does not name its stable version is a failed attempt to deploy.
 */
export function translateAborted(app: ArgocdApp): TranslatedEvent[] {
  const { payload } = app;
  const at = payload.time('rollout.abortedAt');
  const begun = payload.findTime('rollout.startedAt');
  const stable = payload.findText('app.previousVersion');
  const generation = payload.text('rollout.generation');
  const id = `rollout/${generation}/${at}`;
  const tried = app.knownVersion;

  if (!stable) {
    return [
      app.event('taskrun.finished', {
        id: `${id}/failed`,
        time: at,
        subject: `${app.uid}/${id}`,
        content: {
          taskName: `roll out ${app.name}`,
          outcome: 'failure',
          errors: payload.findText('rollout.message'),
        },
        waymark: { modelVersion: tried, deploysTo: app.environment },
      }),
    ];
  }
  const environment = { id: app.environment };
  const deployed = app.event('service.deployed', {
    id: `${id}/tried`,
    time: begun && compareTimes(begun, at) < 0 ? begun : justBefore(at),
    subject: app.name,
    content: { environment, artifactId: app.artifactOf(tried) },
    waymark: {
      modelVersion: tried,
      executedBy: 'pipeline',
      ...readStrategy(payload),
    },
  });
  const rolledBack = app.event('service.rolledback', {
    id: `${id}/aborted`,
    time: at,
    subject: app.name,
    content: { environment, artifactId: app.artifactOf(stable) },
    waymark: {
      modelVersion: stable,
      toVersion: stable,
      fromVersion: tried,
      reverts: deployed.event.context.id,
      executedBy: 'pipeline',
    },
  });
  return [deployed, rolledBack];
}

/** The traffic its first step gives a canary, where it has such a step */
function readStrategy(payload: Payload): WaymarkData {
  const strategy = payload.findText('rollout.strategy');
  if (strategy === 'blue-green') return { strategy };
  const weight = payload.find('rollout.firstWeight');
  const isShare = typeof weight === 'number' && weight > 0 && weight < 100;
  return { strategy: 'canary', trafficPercent: isShare ? weight : undefined };
}

/** So that what is undone comes before its undoing */
function justBefore(time: string): string {
  return new Date(Math.max(0, Date.parse(time) - 1)).toISOString();
}
