import type { Entity } from '@backstage/catalog-model';
import type {
  MetricId,
  ModelLevel,
  ModelSummary,
} from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import { gatherFacts } from '../facts/gatherFacts';
import { hasProductionEvents } from '../facts/hasProductionEvents';
import type { BandLegend } from '../metrics/bands';
import { computeFigures } from '../metrics/computeFigures';
import { canonicalText, sha256 } from '../ledger/digest';
import type { MaturityService } from '../maturity/MaturityService';
import { toModelLevel } from '../maturity/reachLevels';
import { toLiveNow } from '../projections/toLive';
import type { ModelRows } from '../projections/rows';

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
  /** `trainedDataUntil` the freshness counts from; epoch milliseconds */
  freshSince?: number;
  /** Production change deployments of 90 days, epoch milliseconds */
  deployments: number[];
  openIncidents: number;
  openFailures: number;
  /** Digest of the legend its bands are of */
  bandedBy: string;
  hasEvents: boolean;
  hasProductionEvents: boolean;
  /** Epoch milliseconds, of the first deployment, incident or version told of */
  firstEventAt?: number;
};

export type MakeSnapshotOptions = {
  entity?: Entity;
  rows: ModelRows;
  now: number;
  maturity: MaturityService;
  legend: BandLegend;
  /** What fact providers know of the model */
  providedFacts?: Record<string, FactValue>;
};

/** A model's row in lists, and until when it stands if nothing happens. */
export function makeSnapshot(options: MakeSnapshotOptions): {
  snapshot: Snapshot;
  validUntil: number;
} {
  const { entity, rows, now, maturity, legend, providedFacts } = options;
  const figures = computeFigures(rows, {
    from: now - WINDOW,
    to: now,
    asOf: now,
    legend,
  });
  const freshness = figures.modelFreshness.value;
  const production = rows.deployments.filter(
    ({ tier, at }) => tier === 'production' && at >= now - WINDOW && at < now,
  );
  const incidents = rows.incidents.filter(({ tier }) => tier === 'production');
  const known = { entity, rows, figures, now };
  const facts = { ...providedFacts, ...gatherFacts(known) };
  const { attestations } = rows;
  return {
    snapshot: {
      live: toLiveNow(rows, now).flatMap(
        ({ environment, tier, version, since }) =>
          version && since ? [{ environment, tier, version, since }] : [],
      ),
      level: toModelLevel(maturity.decideModel({ facts, attestations, now })),
      figures: Object.fromEntries(
        DORA_METRICS.map(id => {
          const { value, unit, band } = figures[id];
          return [id, { value, unit, band: band?.name ?? null }];
        }),
      ),
      freshSince: freshness === null ? undefined : now - freshness,
      deployments: production
        .filter(({ kind }) => kind !== 'rolledback')
        .map(({ at }) => at),
      openIncidents: incidents.filter(({ endedAt }) => endedAt === undefined)
        .length,
      openFailures: figures.failedDeploymentRecoveryTime.open ?? 0,
      bandedBy: legendDigest(legend),
      hasEvents: toldByOthers(rows),
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

/** Whether anybody but the portal told of the model. */
function toldByOthers(rows: ModelRows): boolean {
  const { attestations, reviews, levelChanges, ...others } = rows;
  return Object.values(others).some(kind => kind.length > 0);
}

/** When what a row says changes though nothing happens. */
function nextEdge({ rows, now, providedFacts = {} }: MakeSnapshotOptions) {
  const first = rows.totals.find(
    ({ environment }) => environment === undefined,
  )?.firstProductionAt;
  const edges = [
    ...rows.deployments.map(({ at }) => at + WINDOW),
    ...rows.incidents.map(({ startedAt }) => startedAt + WINDOW),
    ...rows.attestations.map(({ expiresAt }) => expiresAt),
    // Criteria count the days since then
    ...(first === undefined
      ? []
      : [first + (Math.floor((now - first) / DAY) + 1) * DAY]),
  ].filter(edge => edge > now);
  return edges.reduce(
    (a, b) => Math.min(a, b),
    now + longest(rows, Object.keys(providedFacts).length > 0),
  );
}

/**
 * What serves grows older by the moment, and providers are asked again only
 * when a row is made; of other models all edges are known.
 */
function longest(rows: ModelRows, provided: boolean): number {
  const moves =
    provided ||
    rows.live.some(
      ({ tier, version }) => tier === 'production' && version !== undefined,
    );
  return moves ? DAY / 4 : 30 * DAY;
}
