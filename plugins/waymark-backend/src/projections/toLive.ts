import { liveAt } from './kinds/live';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import { groupBy } from './groupBy';
import type { LiveRow, ModelRows } from './rows';
import { formatInstant, formatOptional } from '../kernel/time/instant';
import { toApproval } from './toApproval';
import { toGateDecision } from './toGateDecision';

const TIERS = ['production', 'shadow', 'staging', 'testing', 'development'];

/** What serves now, production first. */
export function toLiveNow(
  model: string,
  rows: ModelRows,
  now: number,
): LiveVersion[] {
  return toLive(model, rows, liveAt(rows, now), now);
}

/** What served at a moment, from the spans of the deployments. */
export function toLiveAt(
  model: string,
  rows: ModelRows,
  at: number,
): LiveVersion[] {
  const serving = new Map(
    rows.deployments
      .filter(
        ({ liveFrom, liveUntil }) =>
          liveFrom !== undefined &&
          liveFrom <= at &&
          (liveUntil === undefined || liveUntil > at),
      )
      .reverse()
      .map(row => [row.environment, row]),
  );
  const then = rows.live.map(({ environment, tier }): LiveRow => {
    const row = serving.get(environment);
    return {
      environment,
      tier,
      version: row && (row.toVersion ?? row.version),
      since: row?.at,
      deployment: row,
      executedBy: row?.executedBy,
      strategy: row?.strategy,
      trafficPercent: row?.trafficPercent,
    };
  });
  return toLive(model, rows, then, at);
}

/** With what people and gates had said of each version by then. */
function toLive(
  model: string,
  rows: ModelRows,
  live: LiveRow[],
  at: number,
): LiveVersion[] {
  const approvals = groupBy(
    rows.approvals.filter(
      ({ status, action = 'deploy' }) =>
        status === 'approved' && action === 'deploy',
    ),
    ({ version }) => version,
  );
  const gates = new Map(
    rows.gates.filter(row => row.at <= at).map(row => [placeOf(row), row]),
  );
  return live
    .map((row): LiveVersion => {
      const { environment, version, since = 0 } = row;
      const own = approvals.get(version ?? '') ?? [];
      const gate =
        version === undefined
          ? undefined
          : gates.get(placeOf({ version, environment }));
      const approval = own.findLast(
        said =>
          said.at <= since && (said.environment ?? environment) === environment,
      );
      return {
        environment,
        tier: row.tier,
        version: version ?? null,
        since: formatOptional(row.since),
        eventId: row.deployment?.id ?? null,
        executedBy: row.executedBy ?? null,
        strategy: row.strategy ?? null,
        trafficPercent: row.trafficPercent ?? null,
        approval: approval ? toApproval(approval) : null,
        gate: gate ? toGateDecision(model, gate) : null,
        candidate: row.candidate
          ? { ...row.candidate, since: formatInstant(row.candidate.since) }
          : null,
      };
    })
    .sort(byTier);
}

function placeOf(place: { version: string; environment: string }): string {
  return JSON.stringify([place.version, place.environment]);
}

function byTier(a: LiveVersion, b: LiveVersion): number {
  return (
    TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
    (a.environment < b.environment ? -1 : 1)
  );
}
