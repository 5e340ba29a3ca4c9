import { keyOf } from '../order';
import { ref } from '../references';
import { isCorroborating } from '../reporter';
import type { DeploymentRow } from './deployments/DeploymentRow';
import { readReport } from './deployments/readDeployment';
import type { RowKindDefinition } from './RowKindDefinition';

/** What others than the reporter tell of deployments; no figure reads it. */
export const corroborating: RowKindDefinition<DeploymentRow> = {
  key: keyOf,
  at: row => row.at,
  place: row => [row.at, row.source, row.id],
  references: row =>
    [
      ref.deployedIn(row.environment),
      ...(row.rollbackRequest ? [ref.answersTo(row.rollbackRequest)] : []),
    ].map(found => ({ ref: found, at: row.at })),
  fold: ({ own, reporter, options }) =>
    own
      .filter(event => isCorroborating(event, reporter))
      .flatMap(event => readReport(event, options.environments) ?? []),
};
