import { approvals } from './approvals';
import { attestations } from './attestations';
import { corroborating } from './corroborating';
import { costs } from './costs';
import { deployments } from './deployments/deployments';
import { endsWithoutStart } from './incidents/endsWithoutStart';
import { failedAttempts } from './failedAttempts';
import { gates } from './gates';
import { incidents } from './incidents/incidents';
import { levelChanges } from './levelChanges';
import { live } from './live';
import { progress } from './progress';
import { reviews } from './reviews';
import { rollbackRequests } from './rollbackRequests';
import type { RowKindDefinition } from './RowKindDefinition';
import { totals } from './totals';
import { trainingRuns } from './trainingRuns';
import { versions } from './versions/versions';

/** Every kind of row, in the order they are folded. */
export const rowKinds = {
  deployments,
  totals,
  incidents,
  endsWithoutStart,
  versions,
  trainingRuns,
  approvals,
  gates,
  failedAttempts,
  rollbackRequests,
  live,
  corroborating,
  costs,
  attestations,
  reviews,
  levelChanges,
  progress,
};

/** The name of a kind of row. */
export type RowKind = keyof typeof rowKinds;

type RowOf<Kind> = Kind extends RowKindDefinition<infer Row> ? Row : never;

/**
 * What the folds make of one model's events, each kind in its order. Times are
 * epoch milliseconds. Terms and rules are those of `definitions/README.md`; everything
 * that needs a model's whole history (releases, reverts, attribution, the first
 * deployment of a change) is worked out by the folds, so that a figure reads
 * only the rows of its window.
 */
export type ModelRows = {
  [Kind in RowKind]: RowOf<(typeof rowKinds)[Kind]>[];
};

/** The names of all kinds. */
export const rowKindNames = Object.keys(rowKinds) as RowKind[];

/** The definition of a kind, where its rows' type does not matter. */
export function definitionOf(kind: RowKind): RowKindDefinition<unknown> {
  return rowKinds[kind] as RowKindDefinition<unknown>;
}

/** The name of a kind. */
export function nameOf<Row>(kind: RowKindDefinition<Row>): RowKind {
  const name = rowKindNames.find(each => Object.is(rowKinds[each], kind));
  if (!name) throw new Error('A kind of row is missing in the registry');
  return name;
}
