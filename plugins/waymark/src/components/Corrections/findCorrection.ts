import type {
  Correction,
  Deployment,
  Incident,
} from 'backstage-plugin-waymark-common';

/** The correction of an incident's attribution that is in effect. */
export function attributionOf(
  incident: Incident,
  corrections: Correction[],
): Correction | undefined {
  return corrections.find(
    each => each.kind === 'incidentAttributed' && isOf(each, incident),
  );
}

/** The correction that ended an incident: another event may have ended it before. */
export function endOf(
  incident: Incident,
  corrections: Correction[],
): Correction | undefined {
  return corrections.find(
    each =>
      each.kind === 'incidentEnded' &&
      each.endedAt === incident.endedAt &&
      isOf(each, incident),
  );
}

function isOf(correction: Correction, incident: Incident): boolean {
  return (
    correction.inEffect &&
    correction.incident?.id === incident.id &&
    correction.incident.source === incident.source &&
    correction.startedAt === incident.startedAt
  );
}

/** The mark of a deployment that is in effect. */
export function markOf(
  deployment: Deployment,
  corrections: Correction[],
): Correction | undefined {
  return corrections.find(
    each =>
      each.kind === 'deploymentMarked' &&
      each.inEffect &&
      each.deployment?.id === deployment.eventId &&
      each.deployment.source === deployment.source,
  );
}
