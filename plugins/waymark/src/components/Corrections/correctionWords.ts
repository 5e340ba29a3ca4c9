import type { Translate } from '../../translation';
import { formatExact } from '../../format';
import { eventKind, type Correction } from 'backstage-plugin-waymark-common';

/** What a correction says: "Event deploy-2 (service.deployed of 2) was withdrawn". */
export function correctionWords(t: Translate, correction: Correction): string {
  const { kind, incident, deployment, unplanned, endedAt } = correction;
  const id = incident?.id ?? '';
  switch (kind) {
    case 'incidentAttributed':
      return deployment
        ? t('corrections.words.attributed', { id, deployment: deployment.id })
        : t('corrections.words.attributedToNone', { id });
    case 'incidentEnded':
      return endedAt
        ? t('corrections.words.endedAsOf', { id, at: formatExact(endedAt) })
        : t('corrections.words.ended', { id });
    case 'deploymentMarked':
      return t(
        unplanned
          ? 'corrections.words.markedUnplanned'
          : 'corrections.words.markedPlanned',
        { id: deployment?.id ?? '' },
      );
    case 'eventWithdrawn':
      return t('corrections.words.withdrawn', {
        event: eventWords(t, correction),
      });
    default:
      return t('corrections.words.assigned', {
        event: eventWords(t, correction),
      });
  }
}

function eventWords(t: Translate, { event }: Correction): string {
  if (!event) return t('corrections.words.anEvent');
  const { id, environment } = event;
  const kind = eventKind(event.type) ?? event.type;
  const subject = event.version ?? event.subject;
  return environment
    ? t('corrections.words.eventTo', { id, kind, subject, environment })
    : t('corrections.words.event', { id, kind, subject });
}
