import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import { walk, type Steps } from '../../kernel/time/steps';
import { referenceId, type FoldEvent } from '../FoldEvent';
import { keyOf, type EventKey } from '../order';
import { deployments } from './deployments/deployments';
import type { DeploymentRow } from './deployments/DeploymentRow';
import { retainServing } from './deployments/retainDeployments';
import { OPEN, type RowKindDefinition } from './RowKindDefinition';

/** What serves in one environment, as of the last event folded. */
export type LiveRow = {
  environment: string;
  /** Time of the last event that changed it; absent for what always held */
  asOf?: number;
  tier: EnvironmentTier;
  version?: string;
  since?: number;
  deployment?: EventKey;
  executedBy?: 'pipeline' | 'manual';
  strategy?: string;
  trafficPercent?: number;
  candidate?: { version: string; trafficPercent: number; since: number };
};

/**
 * What each environment serves after the last event, and, on the deployments,
 * from when to when each had its version live. A canary serves everybody only
 * from 100 % on; a shadow serves nobody.
 */
export const live: RowKindDefinition<LiveRow> = {
  key: row => row.environment,
  at: () => OPEN,
  place: row => [0, row.environment],
  fold: ({ events, rowsOf }) => followEvents(events, rowsOf(deployments)),
  retain: (rows, graph, { rowsOf }) =>
    retainServing(rows, graph, rowsOf(deployments)),
};

function* followEvents(
  events: FoldEvent[],
  deployed: DeploymentRow[],
): Steps<LiveRow[]> {
  const byKey = new Map(deployed.map(row => [keyOf(row), row]));
  const byEnvironment = new Map<string, LiveRow>();
  const serving = new Map<string, DeploymentRow>();

  const end = (environment: string, at: number) => {
    const row = serving.get(environment);
    if (row) row.liveUntil = at;
    serving.delete(environment);
  };

  yield* walk(events, event => {
    const row = byKey.get(keyOf(event));
    if (row) {
      const before = byEnvironment.get(row.environment);
      if (!servesEverybody(row)) {
        byEnvironment.set(row.environment, withCandidate(before, row));
        return;
      }
      end(row.environment, row.at);
      row.liveFrom = row.at;
      serving.set(row.environment, row);
      byEnvironment.set(row.environment, afterDeployment(row, before));
    } else if (event.kind === 'service.removed') {
      const environment = referenceId(event.content, 'environment');
      const before = environment && byEnvironment.get(environment);
      if (!environment || !before) return;
      end(environment, event.time);
      byEnvironment.set(environment, {
        environment,
        asOf: event.time,
        tier: before.tier,
      });
    }
  });
  return [...byEnvironment.values()];
}

function servesEverybody(row: DeploymentRow): boolean {
  if (row.kind === 'rolledback') return true;
  if (row.tier === 'shadow') return false;
  return !(row.strategy === 'canary' && (row.trafficPercent ?? 100) < 100);
}

function withCandidate(
  before: LiveRow | undefined,
  row: DeploymentRow,
): LiveRow {
  return {
    ...(before ?? { environment: row.environment, tier: row.tier }),
    asOf: row.at,
    candidate: {
      version: row.version,
      trafficPercent: row.trafficPercent ?? 0,
      since: row.at,
    },
  };
}

function afterDeployment(
  row: DeploymentRow,
  before: LiveRow | undefined,
): LiveRow {
  return {
    environment: row.environment,
    asOf: row.at,
    tier: row.tier === 'shadow' && before ? before.tier : row.tier,
    version: row.toVersion ?? row.version,
    since: row.at,
    deployment: { source: row.source, id: row.id },
    executedBy: row.executedBy,
    strategy: row.strategy,
    trafficPercent: row.trafficPercent,
  };
}

/**
 * What serves at a moment, by the events dated at or before it. Only a dated
 * event that lies ahead makes a difference to the rows as they are.
 *
 * @param deployments - the one that serves then must be among them
 */
export function liveAt(
  rows: { live: LiveRow[]; deployments: DeploymentRow[] },
  moment: number,
): LiveRow[] {
  if (rows.live.every(({ asOf = 0 }) => asOf <= moment)) return rows.live;
  const serving = new Map(
    rows.deployments
      .filter(
        ({ liveFrom, liveUntil }) =>
          liveFrom !== undefined &&
          liveFrom <= moment &&
          (liveUntil === undefined || liveUntil > moment),
      )
      .map(row => [row.environment, row]),
  );
  return rows.live.map(row => {
    if ((row.asOf ?? 0) <= moment) return row;
    const { environment, tier } = row;
    const deployment = serving.get(environment);
    return deployment
      ? afterDeployment(deployment, undefined)
      : { environment, asOf: moment, tier };
  });
}
