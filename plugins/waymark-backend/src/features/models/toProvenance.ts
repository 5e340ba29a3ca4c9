import type {
  CostReport,
  VersionEvidence,
  VersionLineage,
} from 'backstage-plugin-waymark-common';
import type {
  DeploymentRow,
  ModelRows,
  VersionRow,
} from '../../projections/rows';
import { formatInstant, formatOptional } from '../../kernel/time/instant';

/** What evidence events point to, newest first. */
export function toEvidence({
  versions,
}: Pick<ModelRows, 'versions'>): VersionEvidence[] {
  return versions
    .flatMap(({ version, evidence }) =>
      evidence.map(row => ({
        version,
        kind: row.kind,
        uri: row.uri ?? null,
        digest: row.digest ?? null,
        eventId: row.id,
        source: row.source,
        at: formatInstant(row.at),
      })),
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** A version's way from the data to where it served. */
export function toLineage(
  version: VersionRow,
  ofModel: DeploymentRow[],
): VersionLineage {
  const deployments = ofModel.filter(row => row.version === version.version);
  const changes = new Map(
    deployments.flatMap(row =>
      row.changes.flatMap(change =>
        change.commit ? [[change.commit, change] as const] : [],
      ),
    ),
  );
  return {
    version: version.version,
    artifactId: version.artifactId ?? null,
    datasets: version.datasets,
    trainedDataUntil: formatOptional(version.trainedDataUntil),
    trainedAt: formatOptional(version.trainingFinishedAt),
    trigger: version.trigger ?? null,
    runUrl: version.runUrl ?? null,
    changes: [...changes].map(([commit, change]) => ({
      commit,
      repository: change.repository ?? null,
      url: change.url ?? null,
    })),
    deployments: deployments.map(row => ({
      eventId: row.id,
      environment: row.environment,
      tier: row.tier,
      at: formatInstant(row.at),
    })),
  };
}

/** Costs told by events, newest first, and their sums. */
export function toCosts({
  costs,
}: Pick<ModelRows, 'costs'>): Pick<CostReport, 'items' | 'totals'> {
  const amounts = new Map<string, number>();
  for (const { amount, currency } of costs) {
    if (amount === undefined || currency === undefined) continue;
    amounts.set(currency, (amounts.get(currency) ?? 0) + amount);
  }
  const total = (
    pick: (row: ModelRows['costs'][number]) => number | undefined,
  ) => costs.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
  return {
    totals: {
      gpuSeconds: total(row => row.gpuSeconds),
      tokens: total(row => row.tokens),
      amounts: [...amounts].map(([currency, amount]) => ({
        currency,
        // Of sums of decimals, what binary fractions add to them
        amount: Number(amount.toFixed(6)),
      })),
    },
    items: costs
      .map(row => ({
        eventId: row.id,
        source: row.source,
        at: formatInstant(row.at),
        version: row.version ?? null,
        environment: row.environment ?? null,
        gpuSeconds: row.gpuSeconds ?? null,
        tokens: row.tokens ?? null,
        amount: row.amount ?? null,
        currency: row.currency ?? null,
      }))
      .reverse(),
  };
}
