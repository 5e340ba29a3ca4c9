import type { Deployment } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** The version that serves because of a deployment. */
export function servedVersion(deployment: Deployment): string {
  const { kind, toVersion, version } = deployment;
  return kind === 'rolledback' ? toVersion ?? version : version;
}

/** Why a deployment counts as failed: "was rolled back, caused incident 7". */
export function failureWords(t: Translate, deployment: Deployment): string {
  const { failedFor, incidents } = deployment;
  return failedFor
    .map(cause =>
      cause === 'reverted'
        ? t('common.deployment.reverted')
        : t('common.deployment.causedIncident', {
            count: incidents.length,
            incidents: incidents.join(', '),
          }),
    )
    .join(', ');
}

/** How a deployment reached its environment, where that is not plainly all at once. */
export function strategyWords(
  t: Translate,
  deployment: Deployment,
): string | undefined {
  const { strategy, trafficPercent } = deployment;
  const words = [
    ...(strategy ? [strategy] : []),
    ...(trafficPercent === null
      ? []
      : [t('common.deployment.traffic', { percent: String(trafficPercent) })]),
  ];
  return words.length > 0 ? words.join(', ') : undefined;
}
