import type { Deployment, Incident } from 'backstage-plugin-waymark-common';

/** The version that serves because of a deployment. */
export function servedVersion(deployment: Deployment): string {
  const { kind, toVersion, version } = deployment;
  return kind === 'rolledback' ? toVersion ?? version : version;
}

/** Why a deployment counts as failed: "was rolled back, caused incident 7". */
export function failureWords(deployment: Deployment): string {
  return deployment.failedFor
    .map(cause =>
      cause === 'reverted'
        ? 'was rolled back'
        : `caused ${deployment.incidents.length === 1 ? '' : 'incidents '}${
            deployment.incidents.length === 1 ? 'incident ' : ''
          }${deployment.incidents.join(', ')}`,
    )
    .join(', ');
}

/** How a deployment reached its environment, where that is not plainly all at once. */
export function strategyWords(deployment: Deployment): string | undefined {
  const { strategy, trafficPercent } = deployment;
  const words = [
    ...(strategy ? [strategy] : []),
    ...(trafficPercent === null ? [] : [`${trafficPercent} % of traffic`]),
  ];
  return words.length > 0 ? words.join(', ') : undefined;
}

const RULES: Record<Incident['rule'], string> = {
  corrected: 'said by a person',
  explicit: 'named by the incident’s own events',
  artifact: 'the latest deployment of the artifact the incident names',
  time: 'the latest deployment in the days before it',
  none: 'no rule found one',
};

/** How an incident's attribution was found. */
export function ruleWords(rule: Incident['rule']): string {
  return RULES[rule];
}
