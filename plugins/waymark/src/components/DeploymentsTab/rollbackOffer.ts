import type {
  Deployment,
  RollbackPreview,
} from 'backstage-plugin-waymark-common';
import { servedVersion } from '../common/deploymentWords';

/** What a row offers to do. */
export type RollbackOffer = {
  /** On the button */
  label: string;
  /** All of it in words */
  description: string;
  environment: string;
  toVersion?: string;
};

/**
 * What may be rolled back from a row: the deployment that is live is undone, an
 * earlier version gone back to, that from its latest row alone.
 *
 * @param rows - the rows shown, newest first
 */
export function rollbackOffer(
  row: Deployment,
  rows: Deployment[],
  preview: RollbackPreview | undefined,
): RollbackOffer | undefined {
  const { environment } = row;
  const option = preview?.items.find(each => each.environment === environment);
  if (!option || option.fromVersion === null) return undefined;
  const version = servedVersion(row);
  const latest = rows.find(
    each => each.environment === environment && servedVersion(each) === version,
  );
  if (latest !== row) return undefined;
  if (version === option.fromVersion) {
    if (option.active) {
      return {
        label: 'Follow the rollback',
        description: `Follow the rollback of ${environment}`,
        environment,
      };
    }
    return option.possible
      ? {
          label: 'Roll back',
          description: `Roll back ${environment} from ${version}`,
          environment,
        }
      : undefined;
  }
  const known = option.candidates.some(each => each.version === version);
  return known && option.possible && !option.active
    ? {
        label: 'Go back to this',
        description: `Roll back ${environment} to ${version}`,
        environment,
        toVersion: version,
      }
    : undefined;
}
