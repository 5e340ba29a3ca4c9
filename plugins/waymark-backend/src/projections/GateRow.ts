import type { GateDecision } from 'backstage-plugin-waymark-common';
import type { EventKey } from './rows';

/** A gate said whether a version may go to an environment. Times are epoch milliseconds. */
export type GateRow = EventKey & {
  /** Names it in the API */
  decision: string;
  version: string;
  environment: string;
  outcome: GateDecision['outcome'];
  /** Rules that stood in the way */
  unmet: GateDecision['unmet'];
  /** Who asked: an entity ref, a service, or the id of a source */
  by: string;
  at: number;
};
