import { formatExact } from '../../format';
import { eventKind, type Correction } from 'backstage-plugin-waymark-common';

/** What a correction says: "Event deploy-2 (service.deployed of 2) was withdrawn". */
export function correctionWords(correction: Correction): string {
  const { kind, incident, deployment, unplanned, endedAt } = correction;
  switch (kind) {
    case 'incidentAttributed':
      return deployment
        ? `Incident ${incident?.id} was attributed to the deployment event ${deployment.id}`
        : `Incident ${incident?.id} was attributed to no deployment`;
    case 'incidentEnded':
      return `Incident ${incident?.id} was ended${
        endedAt ? ` as of ${formatExact(endedAt)}` : ''
      }`;
    case 'deploymentMarked':
      return `Deployment event ${deployment?.id} was marked ${
        unplanned ? 'unplanned' : 'planned'
      }`;
    case 'eventWithdrawn':
      return `${eventWords(correction)} was withdrawn`;
    default:
      return `${eventWords(correction)} was assigned to this model`;
  }
}

function eventWords({ event }: Correction): string {
  if (!event) return 'An event';
  const of = event.version ?? event.subject;
  const into = event.environment ? ` to ${event.environment}` : '';
  return `Event ${event.id} (${
    eventKind(event.type) ?? event.type
  } of ${of}${into})`;
}
