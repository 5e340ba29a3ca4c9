import { keyOf } from '../../order';
import { ref } from '../../references';
import type { RowKindDefinition } from '../RowKindDefinition';
import type { DeploymentRow } from './DeploymentRow';
import { foldDeployments } from './foldDeployments';
import { retainDeployments } from './retainDeployments';

/** What was deployed, and rolled back, where and when. */
export const deployments: RowKindDefinition<DeploymentRow> = {
  key: keyOf,
  at: row => row.at,
  place: row => [row.at, row.source, row.id],
  references: row =>
    [
      ref.deployedIn(row.environment),
      ref.versionDeployed(row.version),
      ...(row.liveFrom === undefined ? [] : [ref.servedIn(row.environment)]),
      ...(row.release === undefined ? [] : [ref.release(row.release)]),
      ...(row.rollbackRequest ? [ref.answersTo(row.rollbackRequest)] : []),
    ].map(found => ({ ref: found, at: row.at })),
  fold: ({ events, options }) => foldDeployments(events, options.environments),
  retain: retainDeployments,
};
