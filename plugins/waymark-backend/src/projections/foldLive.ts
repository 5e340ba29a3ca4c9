import { referenceId, type FoldEvent } from './FoldEvent';
import { keyOf } from './order';
import type { DeploymentRow, LiveRow } from './rows';

/**
 * What each environment serves after the last event, and, on the deployments,
 * from when to when each had its version live. A canary serves everybody only
 * from 100 % on; a shadow serves nobody.
 */
export function foldLive(
  events: FoldEvent[],
  deployments: DeploymentRow[],
  known: LiveRow[],
): LiveRow[] {
  const byKey = new Map(deployments.map(row => [keyOf(row), row]));
  const live = new Map(known.map(row => [row.environment, row]));
  const serving = new Map<string, DeploymentRow>();
  for (const { environment, deployment } of known) {
    const row = deployment && byKey.get(keyOf(deployment));
    if (row) serving.set(environment, row);
  }

  const end = (environment: string, at: number) => {
    const row = serving.get(environment);
    if (row) row.liveUntil = at;
    serving.delete(environment);
  };

  for (const event of events) {
    const row = byKey.get(keyOf(event));
    if (row) {
      const before = live.get(row.environment);
      if (!servesEverybody(row)) {
        live.set(row.environment, withCandidate(before, row));
        continue;
      }
      end(row.environment, row.at);
      row.liveFrom = row.at;
      serving.set(row.environment, row);
      live.set(row.environment, afterDeployment(row, before));
    } else if (event.kind === 'service.removed') {
      const environment = referenceId(event.content, 'environment');
      const before = environment && live.get(environment);
      if (!environment || !before) continue;
      end(environment, event.time);
      live.set(environment, { environment, tier: before.tier });
    }
  }
  return [...live.values()];
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
    tier: row.tier === 'shadow' && before ? before.tier : row.tier,
    version: row.toVersion ?? row.version,
    since: row.at,
    deployment: { source: row.source, id: row.id },
    executedBy: row.executedBy,
    strategy: row.strategy,
    trafficPercent: row.trafficPercent,
  };
}
