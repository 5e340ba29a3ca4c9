import type {
  Deployment,
  RollbackPreview,
} from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
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
  t: Translate,
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
        label: t('deployments.offer.follow'),
        description: t('deployments.offer.followOf', { environment }),
        environment,
      };
    }
    return option.possible
      ? {
          label: t('deployments.offer.rollBack'),
          description: t('deployments.offer.rollBackOf', {
            environment,
            version,
          }),
          environment,
        }
      : undefined;
  }
  const known = option.candidates.some(each => each.version === version);
  return known && option.possible && !option.active
    ? {
        label: t('deployments.offer.goBack'),
        description: t('deployments.offer.goBackOf', { environment, version }),
        environment,
        toVersion: version,
      }
    : undefined;
}
