import type { GateDecision } from '@waymark/backstage-plugin-waymark-common';
import type { GateRow } from '../projections/GateRow';
import { formatInstant } from '../time/instant';

/** A gate's decision as the API tells it. */
export function toGateDecision(model: string, row: GateRow): GateDecision {
  const { decision, version, environment, outcome, unmet, by, at } = row;
  return {
    ...{ id: decision, model, version, environment, outcome, unmet, by },
    at: formatInstant(at),
  };
}
