import type { Knex } from 'knex';
import { chunked } from '../kernel/database/dialect';
import {
  findDeployments,
  findLineage,
  findListed,
  findVersion,
  type FoundPage,
  type ListedKind,
} from './findPage';
import {
  findCandidate,
  findNamed,
  findRecent,
  findServing,
  findWindow,
} from './findRows';
import type { ProjectionReader } from './ProjectionReader';
import type { RowPage } from './findSpan';
import { RowFinder } from './RowFinder';
import { nameOf, rowKindNames, type RowKind } from './kinds/registry';
import type { RowKindDefinition } from './kinds/RowKindDefinition';
import type { ProgressRow } from './kinds/progress';
import { ref } from './references';
import type { EventKey, ModelRows } from './rows';
import { fromStored } from './storedRows';
import { addRows, type AddedRows } from './addRows';
import { findDifference, writeDifference, type Difference } from './difference';

/** The folds' rows in the database. */
export class ProjectionStore implements ProjectionReader {
  static create(options: { database: Knex }): ProjectionStore {
    return new ProjectionStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  async getRows(
    model: string,
    options: { since?: number; kinds?: RowKind[]; knex?: Knex } = {},
  ): Promise<ModelRows> {
    const { since, kinds, knex = this.knex } = options;
    const finder = new RowFinder(knex, model);
    if (since !== undefined && !kinds) return findWindow(finder, since);
    await finder.ofKinds(kinds ?? rowKindNames, since);
    return finder.rows();
  }

  async getRowsOf<Row>(
    model: string,
    kind: RowKindDefinition<Row>,
  ): Promise<Row[]> {
    const name = nameOf(kind);
    const rows = await this.getRows(model, { kinds: [name] });
    return rows[name] as Row[];
  }

  async getRowsOfMany(
    models: string[],
    kinds: RowKind[],
    trx: Knex = this.knex,
  ): Promise<Map<string, ModelRows>> {
    const found = new Map<string, { kind: string; row: string }[]>(
      models.map(model => [model, []]),
    );
    for (const chunk of chunked(models)) {
      const rows = await trx('projection_rows')
        .whereIn('model', chunk)
        .whereIn('kind', kinds)
        .select('model', 'kind', 'row');
      for (const row of rows) found.get(row.model)!.push(row);
    }
    return new Map(
      [...found].map(([model, rows]) => [model, fromStored(rows)]),
    );
  }

  getNamed(
    model: string,
    names: { deployments?: EventKey[]; incidents?: EventKey[] },
  ): Promise<ModelRows> {
    return findNamed(new RowFinder(this.knex, model), names);
  }

  async getAnswers(model: string, request: string): Promise<ModelRows> {
    const finder = new RowFinder(this.knex, model);
    await finder.byRefs([ref.answersTo(request)]);
    return finder.rows();
  }

  getServing(model: string, at: number): Promise<ModelRows> {
    return findServing(new RowFinder(this.knex, model), at);
  }

  getRecent(model: string, environments: string[]): Promise<ModelRows> {
    return findRecent(new RowFinder(this.knex, model), environments);
  }

  /** As `getRows` with `since`, and what is known of a version to be deployed */
  getCandidate(
    model: string,
    version: string,
    since: number,
  ): Promise<ModelRows> {
    return findCandidate(new RowFinder(this.knex, model), version, since);
  }

  /** With which configuration models were folded, by model */
  async getFoldedWith(models: string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const chunk of chunked(models)) {
      const rows = await this.knex('projection_rows')
        .where({ kind: 'progress' })
        .whereIn('model', chunk)
        .select('model', 'row');
      for (const { model, row } of rows) {
        found.set(model, (JSON.parse(row) as ProgressRow).foldedWith);
      }
    }
    return found;
  }

  /** A page of deployments, in one environment or all */
  findDeployments(
    model: string,
    page: RowPage & { environment?: string },
  ): Promise<FoundPage> {
    return findDeployments(new RowFinder(this.knex, model), page);
  }

  /** A page of rows of one kind */
  findListed(
    model: string,
    kind: ListedKind,
    page: RowPage,
  ): Promise<FoundPage> {
    return findListed(new RowFinder(this.knex, model), kind, page);
  }

  /** A page of versions, with all deployments of each */
  findLineage(model: string, page: RowPage): Promise<FoundPage> {
    return findLineage(new RowFinder(this.knex, model), page);
  }

  /** One version, with what became of it */
  findVersion(model: string, name: string): Promise<FoundPage> {
    return findVersion(new RowFinder(this.knex, model), name);
  }

  /** Versions by name */
  async findVersions(model: string, names: string[]): Promise<ModelRows> {
    const finder = new RowFinder(this.knex, model);
    await finder.byKeys('versions', names);
    return finder.rows();
  }

  /** Compares rows of a model with the stored ones; reads within `knex`. */
  compare(knex: Knex, model: string, rows: ModelRows): Promise<Difference> {
    return findDifference(knex, model, rows);
  }

  /** Writes what rows of a model differ by. */
  write(
    trx: Knex.Transaction,
    model: string,
    difference: Difference,
  ): Promise<void> {
    return writeDifference(trx, model, difference);
  }

  /** Adds rows that will follow from the ledger as well, each only once. */
  add(trx: Knex.Transaction, added: AddedRows[]): Promise<void> {
    return addRows(trx, added);
  }
}
