import { liveAt } from '../projections/kinds/live';
import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  type Figure,
  type MetricId,
  type ModelEntity,
  isModelEntity,
  ownersOf,
} from 'backstage-plugin-waymark-common';
import { indexRows, type RowIndex } from './RowIndex';
import { emptyVersion } from '../projections/kinds/versions/foldVersions';
import type {
  DeploymentRow,
  LiveRow,
  ModelRows,
  VersionRow,
} from '../projections/rows';

/** Milliseconds of a day. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** What facts are gathered from. Times are epoch milliseconds. */
export type GatherFactsOptions = {
  /** The model's catalog entity; a shadow model has none */
  entity?: Entity;
  rows: ModelRows;
  now: number;
  /** Figures over the 90 days that end now, without narrowing filters */
  figures?: Partial<Record<MetricId, Figure>>;
};

/** What several facts ask for, worked out once. */
export type FactContext = GatherFactsOptions & {
  index: RowIndex;
  model?: ModelEntity;
  ownerKind?: string;
  /** Live in production, an environment each */
  live: LiveRow[];
  /** The versions of `live`; one that no other event tells of is empty */
  liveVersions: VersionRow[];
  /** Production change deployments before now, in order */
  production: DeploymentRow[];
  /** How many there ever were before now, those that were not read included */
  productionCount: number;
  /** Of the latest rollback before now, where that may not have been read */
  lastRollbackAt?: number;
  /** Those of the 90 days that end now */
  recent: DeploymentRow[];
  /** Those of `recent` that open a release */
  releases: DeploymentRow[];
  /** Whether a time lies in the `days` that end now, half open as metrics are */
  within(at: number | undefined, days: number): boolean;
};

/** Works out what several facts ask for. */
export function createFactContext(options: GatherFactsOptions): FactContext {
  const { entity, rows, now } = options;
  const model = entity && isModelEntity(entity) ? entity : undefined;
  const within = (at: number | undefined, days: number) =>
    at !== undefined && at >= now - days * DAY_MS && at < now;
  const changes = rows.deployments.filter(
    row => row.kind !== 'rolledback' && row.tier === 'production',
  );
  const production = changes.filter(row => row.at < now);
  const totals = rows.totals.find(row => row.environment === undefined);
  const yetToCome = changes.length - production.length;
  const recent = production.filter(row => within(row.at, 90));
  const live = liveAt(rows, now).filter(
    row => row.tier === 'production' && row.version !== undefined,
  );
  const index = indexRows(rows);
  const names = new Set(live.map(row => row.version!));
  const byName = new Map(rows.versions.map(row => [row.version, row]));
  return {
    ...options,
    index,
    model,
    ownerKind: ownerKindOf(model),
    live,
    liveVersions: [...names].map(
      name =>
        byName.get(name) ?? index.versionOf(name) ?? emptyVersion(name, 0),
    ),
    production,
    productionCount: totals
      ? totals.productionChanges - yetToCome
      : production.length,
    lastRollbackAt:
      (totals?.lastRollbackAt ?? now) < now
        ? totals?.lastRollbackAt
        : undefined,
    recent,
    releases: recent.filter(row => row.opensRelease),
    within,
  };
}

function ownerKindOf(model: ModelEntity | undefined): string | undefined {
  const [owner] = model ? ownersOf(model) : [];
  return owner && parseEntityRef(owner).kind;
}
