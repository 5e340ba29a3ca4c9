import { liveAt } from './kinds/live';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import type { ApprovalRow, LiveRow, ModelRows } from './rows';
import { formatInstant, formatOptional } from '../kernel/time/instant';
import { toApproval } from './toApproval';

const TIERS = ['production', 'shadow', 'staging', 'testing', 'development'];

/** What serves now, production first. */
export function toLiveNow(rows: ModelRows, now: number): LiveVersion[] {
  return inTierOrder(liveAt(rows, now).map(row => toLive(row, rows.approvals)));
}

/** What served at a moment, from the spans of the deployments. */
export function toLiveAt(rows: ModelRows, at: number): LiveVersion[] {
  const serving = rows.deployments.filter(
    ({ liveFrom, liveUntil }) =>
      liveFrom !== undefined &&
      liveFrom <= at &&
      (liveUntil === undefined || liveUntil > at),
  );
  return inTierOrder(
    rows.live.map(({ environment, tier }) => {
      const row = serving.find(other => other.environment === environment);
      const then: LiveRow = {
        environment,
        tier,
        version: row && (row.toVersion ?? row.version),
        since: row?.at,
        deployment: row,
        executedBy: row?.executedBy,
        strategy: row?.strategy,
        trafficPercent: row?.trafficPercent,
      };
      return toLive(then, rows.approvals);
    }),
  );
}

function toLive(row: LiveRow, approvals: ApprovalRow[]): LiveVersion {
  const approval = approvals.findLast(
    ({
      status,
      action = 'deploy',
      environment = row.environment,
      version,
      at,
    }) =>
      status === 'approved' &&
      action === 'deploy' &&
      environment === row.environment &&
      version === row.version &&
      at <= (row.since ?? 0),
  );
  return {
    environment: row.environment,
    tier: row.tier,
    version: row.version ?? null,
    since: formatOptional(row.since),
    eventId: row.deployment?.id ?? null,
    executedBy: row.executedBy ?? null,
    strategy: row.strategy ?? null,
    trafficPercent: row.trafficPercent ?? null,
    approval: approval ? toApproval(approval) : null,
    candidate: row.candidate
      ? { ...row.candidate, since: formatInstant(row.candidate.since) }
      : null,
  };
}

function inTierOrder(live: LiveVersion[]): LiveVersion[] {
  return live.sort(
    (a, b) =>
      TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) ||
      (a.environment < b.environment ? -1 : 1),
  );
}
