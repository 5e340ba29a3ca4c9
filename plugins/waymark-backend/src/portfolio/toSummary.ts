import type { Entity } from '@backstage/catalog-model';
import {
  isModelEntity,
  type ModelSummary,
} from 'backstage-plugin-waymark-common';
import type { Snapshot } from '../standings/makeSnapshot';
import { toFields } from '../standings/ModelFields';
import { attentionOf } from './attentionOf';

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
    attention: attentionOf(model !== undefined, model?.spec.risk, snapshot),
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
