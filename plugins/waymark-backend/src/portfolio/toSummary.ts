import type { Entity } from '@backstage/catalog-model';
import {
  isModelEntity,
  type ModelSummary,
} from 'backstage-plugin-waymark-common';
import type { Snapshot } from '../standings/makeSnapshot';
import { toFields } from '../standings/ModelFields';

const WEEK = 7 * 86_400_000;
const WEEKS = 13;

/** A model's row as the API tells it, but for the id that signals know it by. */
export function toSummary(
  ref: string,
  entity: Entity | undefined,
  snapshot: Snapshot | undefined,
  now: number,
): Omit<ModelSummary, 'signalId'> {
  const model = entity && isModelEntity(entity) ? entity : undefined;
  return {
    ref,
    ...toFields(ref, entity),
    live: snapshot?.live ?? [],
    level: snapshot?.level ?? null,
    deniedIn: snapshot?.deniedIn ?? [],
    controls: snapshot?.controls ?? null,
    figures: snapshot?.figures ?? {},
    deployments90d: countByWeek(snapshot?.deployments ?? [], now),
    freshness:
      snapshot?.freshSince === undefined ? null : now - snapshot.freshSince,
    attention: attention(model !== undefined, model?.spec.risk, snapshot),
  };
}

function countByWeek(times: number[], now: number): number[] {
  const weeks = new Array<number>(WEEKS).fill(0);
  for (const at of times) {
    const ago = Math.floor((now - at) / WEEK);
    if (ago >= 0 && ago < WEEKS) weeks[WEEKS - 1 - ago] += 1;
  }
  return weeks;
}

function attention(
  inCatalog: boolean,
  risk: object | undefined,
  snapshot: Snapshot | undefined,
): ModelSummary['attention'] {
  const reasons: ModelSummary['attention'] = [];
  const say = (kind: string, text: string) => reasons.push({ kind, text });
  if (!inCatalog) {
    say('shadow', 'Sends events but is in no catalog: register it');
  } else if (!risk) {
    say('untiered', 'Has no risk tier: classify it');
  }
  if (!snapshot) return reasons;
  for (const environment of snapshot.deniedIn ?? []) {
    const live = snapshot.live.find(one => one.environment === environment);
    say(
      'denied',
      `Version ${live?.version} serves in ${environment} against a gate’s decision`,
    );
  }
  const { openIncidents, staleIncidents, openFailures, figures } = snapshot;
  if (openIncidents > 0) {
    const open = `${count(openIncidents, 'incident')} open in production`;
    say(
      'incident',
      staleIncidents > 0
        ? `${open}, ${staleIncidents} stale: end what is over`
        : open,
    );
  }
  if (openFailures > 0) {
    say(
      'failure',
      `${count(
        openFailures,
        'failed deployment',
      )} not recovered: roll back or resolve`,
    );
  }
  if (figures.changeFailRate?.band === 'low') {
    const percent = Math.round((figures.changeFailRate.value ?? 0) * 100);
    say('failRate', `${percent} % of releases failed in 90 days`);
  }
  return reasons;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
