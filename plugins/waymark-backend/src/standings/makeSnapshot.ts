import type {
  Figure,
  MetricId,
  ModelLevel,
  ModelSummary,
} from 'backstage-plugin-waymark-common';
import { hasProductionEvents } from '../facts/hasProductionEvents';
import { canonicalText, sha256 } from '../ledger/digest';
import type { BandLegend } from '../metrics/bands';
import { isStale } from '../projections/kinds/incidents/IncidentRow';
import { toLiveNow } from '../projections/toLive';
import type { ModelRows } from '../projections/rows';
import { isToldByOthers } from './isToldByOthers';

const DAY = 86_400_000;
const WINDOW = 90 * DAY;

export const DORA_METRICS = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailRate',
  'failedDeploymentRecoveryTime',
  'deploymentReworkRate',
] as const satisfies MetricId[];

/** What a list shows of a model, as of its last event and the day it was made. */
export type Snapshot = Pick<ModelSummary, 'live' | 'figures'> & {
  level: ModelLevel;
  /** Production environments whose live version a gate last denied */
  deniedIn?: string[];
  /** Controls the model owes, and those satisfied; absent where nobody judges them */
  controls?: ModelSummary['controls'];
  /** `trainedDataUntil` the freshness counts from; epoch milliseconds */
  freshSince?: number;
  /** Production change deployments of 90 days, epoch milliseconds */
  deployments: number[];
  openIncidents: number;
  /** Of those, the ones nothing was told of for long */
  staleIncidents: number;
  openFailures: number;
  /** Digest of the legend its bands are of */
  bandedBy: string;
  hasEvents: boolean;
  hasProductionEvents: boolean;
  /** Epoch milliseconds, of the first deployment, incident or version told of */
  firstEventAt?: number;
};

export type MakeSnapshotOptions = {
  /** Entity ref */
  model: string;
  rows: ModelRows;
  /** Over the 90 days that end now */
  figures: Record<MetricId, Figure>;
  level: ModelLevel;
  controls?: ModelSummary['controls'];
  legend: BandLegend;
  /** Epoch milliseconds */
  now: number;
  /** Whether fact providers know anything of the model */
  isProvided: boolean;
};

/** A model's row in lists, and until when it stands if nothing happens. */
export function makeSnapshot(options: MakeSnapshotOptions): {
  snapshot: Snapshot;
  validUntil: number;
} {
  const { model, rows, figures, level, controls, legend, now } = options;
  const live = toLiveNow(model, rows, now);
  const freshness = figures.modelFreshness.value;
  const production = rows.deployments.filter(
    ({ tier, at }) => tier === 'production' && at >= now - WINDOW && at < now,
  );
  const incidents = rows.incidents.filter(({ tier }) => tier === 'production');
  return {
    snapshot: {
      live: live.flatMap(({ environment, tier, version, since }) =>
        version && since ? [{ environment, tier, version, since }] : [],
      ),
      level,
      controls,
      deniedIn: live
        .filter(
          ({ tier, gate }) => tier === 'production' && gate?.outcome === 'deny',
        )
        .map(({ environment }) => environment),
      figures: Object.fromEntries(
        DORA_METRICS.map(id => {
          const { value, unit, band, bandReason } = figures[id];
          return [id, { value, unit, band: band?.name ?? null, bandReason }];
        }),
      ),
      freshSince: freshness === null ? undefined : now - freshness,
      deployments: production
        .filter(({ kind }) => kind !== 'rolledback')
        .map(({ at }) => at),
      openIncidents: incidents.filter(({ endedAt }) => endedAt === undefined)
        .length,
      staleIncidents: incidents.filter(row => isStale(row, now)).length,
      openFailures: figures.failedDeploymentRecoveryTime.open ?? 0,
      bandedBy: legendDigest(legend),
      hasEvents: isToldByOthers(rows),
      hasProductionEvents: hasProductionEvents(rows),
      firstEventAt: firstEventAt(rows),
    },
    validUntil: nextEdge(options),
  };
}

/** Rows of another legend are out of date. */
export function legendDigest(legend: BandLegend): string {
  return sha256(canonicalText(legend));
}

function firstEventAt(rows: ModelRows): number | undefined {
  return [
    ...rows.deployments.map(({ at }) => at),
    ...rows.incidents.map(({ startedAt }) => startedAt),
    ...rows.versions.map(({ firstSeenAt }) => firstSeenAt),
    ...rows.totals.flatMap(({ firstProductionAt }) => firstProductionAt ?? []),
  ].reduce<number | undefined>((a, b) => Math.min(a ?? b, b), undefined);
}

/** When what a row says changes though nothing happens. */
function nextEdge({ rows, now, isProvided }: MakeSnapshotOptions) {
  const first = rows.totals.find(
    ({ environment }) => environment === undefined,
  )?.firstProductionAt;
  const edges = [
    ...rows.deployments.map(({ at }) => at + WINDOW),
    ...rows.incidents.map(({ startedAt }) => startedAt + WINDOW),
    ...rows.incidents.flatMap(({ staleFrom }) => staleFrom ?? []),
    ...rows.attestations.map(({ expiresAt }) => expiresAt),
    // Criteria count the days since then
    ...(first === undefined
      ? []
      : [first + (Math.floor((now - first) / DAY) + 1) * DAY]),
  ].filter(edge => edge > now);
  return edges.reduce(
    (a, b) => Math.min(a, b),
    now + longest(rows, isProvided),
  );
}

/**
 * What serves grows older by the moment, and providers are asked again only
 * when a row is made; of other models all edges are known.
 */
function longest(rows: ModelRows, isProvided: boolean): number {
  const moves =
    isProvided ||
    rows.live.some(
      ({ tier, version }) => tier === 'production' && version !== undefined,
    );
  return moves ? DAY / 4 : 30 * DAY;
}
