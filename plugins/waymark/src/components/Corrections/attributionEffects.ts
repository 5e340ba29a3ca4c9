import type { Deployment, Incident } from 'backstage-plugin-waymark-common';

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
export function attributionEffects(options: {
  incident: Incident;
  /** Those known; one of long ago may not be among them */
  deployments: Deployment[];
  /** Undefined: no deployment is to blame */
  chosen?: Deployment;
}): string[] {
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
      `${wordsOf(before)} ${
        otherwise && before.failed
          ? 'stays failed: it was rolled back, or caused another incident'
          : 'no longer counts as failed'
      }.`,
    );
  } else if (incident.deployment !== null) {
    effects.push(
      `${wordsOf({
        version: incident.deploymentVersion ?? incident.deployment,
        environment: incident.environment ?? '',
      })} no longer counts as failed, unless it was rolled back or caused another incident.`,
    );
  }
  if (!chosen) {
    effects.push(
      'The incident fails no deployment. It is counted beside the change fail rate, among those without attribution.',
    );
  } else if (chosen.failed) {
    effects.push(`${wordsOf(chosen)} counts as failed already and stays so.`);
  } else if (chosen.tier === 'production') {
    effects.push(`${wordsOf(chosen)} counts as failed, and so its release.`);
  } else {
    effects.push(
      `${wordsOf(
        chosen,
      )} is blamed; only deployments to production count as failed.`,
    );
  }
  return effects;
}

function wordsOf(of: Pick<Deployment, 'version' | 'environment'>): string {
  return `The deployment of ${of.version} to ${of.environment}`;
}
