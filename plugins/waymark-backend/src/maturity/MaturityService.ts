import type { Entity } from '@backstage/catalog-model';
import type {
  Figure,
  MaturityFramework,
  MaturityResult,
  MetricId,
  ModelLevel,
} from '@waymark/backstage-plugin-waymark-common';
import type { FactValue } from '@waymark/backstage-plugin-waymark-node';
import type { AttestationRow } from '../projections/AttestationRow';
import type { ModelRows } from '../projections/rows';

/** What a model is assessed by. */
export type AssessModelOptions = {
  /** The model's catalog entity; a shadow model has none */
  entity?: Entity;
  rows: ModelRows;
  /** Figures over the 90 days that end now, without narrowing filters */
  figures?: Partial<Record<MetricId, Figure>>;
  /** Epoch milliseconds */
  now: number;
  /** What fact providers know of the model; the engine's own facts win */
  providedFacts?: Record<string, FactValue>;
  attestations?: AttestationRow[];
};

/** Where models stand in the frameworks in use. */
export interface MaturityService {
  /** The frameworks in use, the primary one first */
  listFrameworks(): MaturityFramework[];
  /**
   * One result a framework that judges a model, the primary one first.
   *
   * @throws NotFoundError when `framework` names none of them
   */
  assessModel(
    options: AssessModelOptions,
    framework?: string,
  ): MaturityResult[];
  /** The model's level in the primary framework, as lists show it */
  levelOfModel(options: AssessModelOptions): ModelLevel;
}
