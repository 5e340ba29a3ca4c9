import type { SourceRejection } from 'backstage-plugin-waymark-common';
import type { Refusal } from '../sources/ActivityStore';
import { formatInstant } from '../../kernel/time/instant';

/** A refusal as the API tells it. */
export function toRejection(refusal: Refusal): SourceRejection {
  return {
    eventId: refusal.eventId ?? null,
    door: refusal.door,
    position: refusal.position ?? null,
    errors: refusal.faults,
    excerpt: refusal.excerpt ?? null,
    times: refusal.times,
    firstAt: formatInstant(refusal.firstAt),
    lastAt: formatInstant(refusal.lastAt),
  };
}
