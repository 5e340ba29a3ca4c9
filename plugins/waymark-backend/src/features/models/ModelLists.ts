import type {
  Approval,
  Deployment,
  Incident,
  ModelVersion,
  ModelVersionDetail,
  VersionLineage,
} from 'backstage-plugin-waymark-common';
import { NotFoundError } from '@backstage/errors';
import { keyOf } from '../../projections/order';
import type { ProjectionStore } from '../../projections/ProjectionStore';
import { rowsOnPage } from '../../projections/rowsOnPage';
import { pageOf, type Page, type PageQuery } from '../../kernel/http/page';
import { toApproval } from '../../projections/toApproval';
import { toGateDecision } from '../../projections/toGateDecision';
import { toLineage } from './toProvenance';
import { toDeployments, toIncident, toVersion } from './toWire';

/** Instants epoch milliseconds, `to` not included. */
export type ListQuery = PageQuery & { from?: number; to?: number };

/** So many approvals and decisions of gates are told of one version. */
const LATEST = 50;

/** What there is of one model, newest first; a page reads its own rows. */
export class ModelLists {
  static create(options: { store: ProjectionStore }): ModelLists {
    return new ModelLists(options.store);
  }

  private constructor(private readonly store: ProjectionStore) {}

  /** By when they were made */
  async getDeployments(
    model: string,
    query: ListQuery & { environment?: string },
  ): Promise<Page<Deployment>> {
    const found = await this.store.findDeployments(model, query);
    // The reports of others may be of deployments beyond the page
    const told = toDeployments(found.rows);
    const own = new Set(
      rowsOnPage(found, 'deployments', row => row.at, query).map(keyOf),
    );
    const items = told.filter(({ source, eventId }) =>
      own.has(keyOf({ source, id: eventId })),
    );
    return pageOf(items, found.total, query);
  }

  /** By their start */
  async getIncidents(model: string, query: ListQuery): Promise<Page<Incident>> {
    const found = await this.store.findListed(model, 'incidents', query);
    const rows = rowsOnPage(found, 'incidents', row => row.startedAt, query);
    const now = Date.now();
    const items = rows.map(row => toIncident(row, now));
    return pageOf(items, found.total, query);
  }

  /** By when they were first told of */
  async getVersions(
    model: string,
    query: PageQuery,
  ): Promise<Page<ModelVersion>> {
    const found = await this.store.findListed(model, 'versions', query);
    const rows = rowsOnPage(found, 'versions', row => row.firstSeenAt, query);
    return pageOf(rows.map(toVersion), found.total, query);
  }

  /**
   * One version and all that is known of it; the latest decisions, approvals and
   * deployments, each newest first.
   *
   * @throws NotFoundError when nothing told of it
   */
  async getVersion(model: string, name: string): Promise<ModelVersionDetail> {
    const { rows, total } = await this.store.findVersion(model, name);
    const [row] = rows.versions;
    if (!row) throw new NotFoundError(`${model} has no version ${name}`);
    const { changes } = toLineage(row, rows.deployments);
    return {
      version: toVersion(row),
      changes,
      deployments: toDeployments(rows),
      deploymentsTotal: total,
      approvals: rows.approvals.slice(-LATEST).reverse().map(toApproval),
      gates: rows.gates
        .slice(-LATEST)
        .reverse()
        .map(gate => toGateDecision(model, gate)),
    };
  }

  /** Versions by when they were first told of, from data to where they served */
  async getLineage(
    model: string,
    query: PageQuery,
  ): Promise<Page<VersionLineage>> {
    const found = await this.store.findLineage(model, query);
    const { deployments } = found.rows;
    const items = rowsOnPage(
      found,
      'versions',
      row => row.firstSeenAt,
      query,
    ).map(version => toLineage(version, deployments));
    return pageOf(items, found.total, query);
  }

  /** By when they were closed */
  async getApprovals(model: string, query: PageQuery): Promise<Page<Approval>> {
    const found = await this.store.findListed(model, 'approvals', query);
    const rows = rowsOnPage(found, 'approvals', row => row.at, query);
    return pageOf(rows.map(toApproval), found.total, query);
  }

  /** Those of the names that there are */
  async getVersionsByName(
    model: string,
    names: string[],
  ): Promise<ModelVersion[]> {
    const { versions } = await this.store.findVersions(model, names);
    return [...versions].reverse().map(toVersion);
  }
}
