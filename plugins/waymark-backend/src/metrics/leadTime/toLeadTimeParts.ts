import type { LeadTimeParts } from 'backstage-plugin-waymark-common';
import { formatWindow, type Window } from '../window';
import type { LeadTimePart } from './leadTimeParts';

const ID = 'leadTimeParts';
const VERSION = 1;

/** Parts of lead time as the API tells them. */
export function toLeadTimeParts(
  model: string,
  window: Window,
  { changes, parts }: { changes: number; parts: LeadTimePart[] },
): LeadTimeParts {
  return {
    model,
    window: formatWindow(window),
    changes,
    items: parts,
    definition: {
      id: ID,
      version: VERSION,
      url: `/models/definitions/${ID}`,
    },
  };
}
