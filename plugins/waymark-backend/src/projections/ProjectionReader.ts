import type { Knex } from 'knex';
import type { RowKind } from './kinds/registry';
import type { RowKindDefinition } from './kinds/RowKindDefinition';
import type { EventKey, ModelRows } from './rows';

/** Reads what the folds derived. */
export interface ProjectionReader {
  /**
   * Rows of one model; empty rows for a model without events. With `since`
   * (epoch milliseconds) those that figures over windows from then on need:
   * what happened since, what that refers to, and what is live or open. With
   * `kinds` rows of these alone, of `since` or later where it is given. Read
   * within `knex` when given.
   */
  getRows(
    model: string,
    options?: { since?: number; kinds?: RowKind[]; knex?: Knex },
  ): Promise<ModelRows>;
  /** Rows of one kind of one model, in their order */
  getRowsOf<Row>(model: string, kind: RowKindDefinition<Row>): Promise<Row[]>;
  /** Rows of some kinds, of each of many models; read within `trx` when given */
  getRowsOfMany(
    models: string[],
    kinds: RowKind[],
    trx?: Knex,
  ): Promise<Map<string, ModelRows>>;
  /** Of one model the deployments and incidents that have these names */
  getNamed(
    model: string,
    names: { deployments?: EventKey[]; incidents?: EventKey[] },
  ): Promise<ModelRows>;
  /** Of one model the deployments that answer a rollback's request, told by whomever */
  getAnswers(model: string, request: string): Promise<ModelRows>;
  /** Of one model what served at a moment, with what people and gates said of it */
  getServing(model: string, at: number): Promise<ModelRows>;
  /**
   * Of one model what is live, the latest 200 deployments at least of each of some
   * environments, all others of the versions they brought, and the incidents blamed
   * on these
   */
  getRecent(model: string, environments: string[]): Promise<ModelRows>;
}
