import type { GateDecision } from 'backstage-plugin-waymark-common';
import { formatInstant } from '../kernel/time/instant';
import type { GateRow } from './rows';

/** A gate's decision as the API tells it. */
export function toGateDecision(model: string, row: GateRow): GateDecision {
  const { decision, version, environment, outcome, unmet, by, at } = row;
  return {
    ...{ id: decision, model, version, environment, outcome, unmet, by },
    at: formatInstant(at),
  };
}
