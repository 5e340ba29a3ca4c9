import type { Entity } from '@backstage/catalog-model';
import type {
  Figure,
  MaturityFramework,
  MaturityResult,
  MetricId,
} from 'backstage-plugin-waymark-common';
import type { FactValue } from 'backstage-plugin-waymark-node';
import type { GroupModel } from '../facts/GroupContext';
import type { AttestationRow } from '../projections/rows';
import type { ReviewRow } from '../projections/rows';
import type { ModelRows } from '../projections/rows';
import type { FrameworkEdition } from './Framework';
import type { Verdict } from './reachLevels';

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
};

/** What a model is judged by once its facts are gathered. */
export type JudgeModelOptions = {
  facts: Record<string, FactValue>;
  attestations: AttestationRow[];
  /** What others were asked to attest, to be told with the criteria */
  reviews?: ReviewRow[];
  /** Epoch milliseconds */
  now: number;
};

/** What a team or the platform is assessed by. */
export type AssessGroupOptions = {
  /** The team's models, or all of them */
  models: GroupModel[];
  attestations: AttestationRow[];
  /** What others were asked to attest, to be told with the criteria */
  reviews?: ReviewRow[];
  /** Epoch milliseconds */
  now: number;
};

/** Where models stand in the frameworks in use. */
export interface MaturityService {
  /** The frameworks in use, the primary one first */
  listFrameworks(): MaturityFramework[];
  /** Which content of each is in use */
  listEditions(): FrameworkEdition[];
  /**
   * One result a framework that judges a model, the primary one first.
   *
   * @throws NotFoundError when `framework` names none of them
   */
  assessModel(
    options: AssessModelOptions,
    framework?: string,
  ): MaturityResult[];
  /**
   * The same by facts that were gathered before.
   *
   * @throws NotFoundError when `framework` names none of them
   */
  judgeModel(options: JudgeModelOptions, framework?: string): MaturityResult[];
  /**
   * Where a model stands in each framework that judges models, or in those
   * named, the primary one first: levels alone, without reasons.
   */
  decideModel(options: JudgeModelOptions, frameworks?: string[]): Verdict[];
  /**
   * One result a framework that judges a team, or the platform.
   *
   * @throws NotFoundError when `framework` names none of them
   */
  assessGroup(
    subject: 'team' | 'platform',
    options: AssessGroupOptions,
    framework?: string,
  ): MaturityResult[];
  /**
   * What a person is asked to attest.
   *
   * @throws InputError when no such framework judges this kind of subject, or
   *   nobody is asked for the criterion
   */
  findAttested(
    subject: MaturityFramework['subject'],
    named: { framework: string; criterion: string },
  ): { question: string; expiresAfter: string };
  /** Whether such a framework judges this kind of subject, and has the criterion */
  hasCriterion(
    subject: MaturityFramework['subject'],
    named: { framework: string; criterion: string },
  ): boolean;
  /** Titles and what to do, by criterion, of one framework */
  listCriteria(
    framework: string,
  ): { id: string; title: string; todo: string }[];
}
