import type { Deployment, Incident } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** Whether an incident is attributed to a deployment. */
export function isAttributed(
  incident: Incident,
  deployment: Deployment,
): boolean {
  return (
    incident.deployment === deployment.eventId &&
    incident.deploymentSource === deployment.source
  );
}

/** What changes when an incident is attributed anew, a sentence each. */
export function attributionEffects(
  t: Translate,
  options: {
    incident: Incident;
    /** Those known; one of long ago may not be among them */
    deployments: Deployment[];
    /** Undefined: no deployment is to blame */
    chosen?: Deployment;
  },
): string[] {
  const { incident, deployments, chosen } = options;
  const isNow = chosen
    ? isAttributed(incident, chosen)
    : incident.deployment === null;
  if (isNow) return [];
  const before = deployments.find(each => isAttributed(incident, each));
  const effects: string[] = [];
  if (before) {
    const otherwise =
      before.failedFor.includes('reverted') || before.incidents.length > 1;
    effects.push(
      t(
        otherwise && before.failed
          ? 'corrections.attribution.staysFailed'
          : 'corrections.attribution.noLongerFailed',
        namesOf(before),
      ),
    );
  } else if (incident.deployment !== null) {
    effects.push(
      t('corrections.attribution.noLongerFailedUnless', {
        version: incident.deploymentVersion ?? incident.deployment,
        environment: incident.environment ?? '',
      }),
    );
  }
  if (!chosen) {
    effects.push(t('corrections.attribution.failsNone'));
  } else if (chosen.failed) {
    effects.push(t('corrections.attribution.failedAlready', namesOf(chosen)));
  } else if (chosen.tier === 'production') {
    effects.push(t('corrections.attribution.fails', namesOf(chosen)));
  } else {
    effects.push(t('corrections.attribution.blamed', namesOf(chosen)));
  }
  return effects;
}

function namesOf({ version, environment }: Deployment) {
  return { version, environment };
}
