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
    each =>
      each.kind === 'incidentAttributed' &&
      each.inEffect &&
      each.incident?.id === incident.id &&
      each.incident.source === incident.source &&
      each.startedAt === incident.startedAt,
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
