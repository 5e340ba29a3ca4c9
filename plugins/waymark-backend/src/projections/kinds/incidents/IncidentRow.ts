import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { EventKey } from '../../order';

/** The rule by which an incident was attributed to a deployment. */
export type AttributionRule =
  | 'corrected'
  | 'explicit'
  | 'artifact'
  | 'time'
  | 'none';

/** An incident of a model. Times are epoch milliseconds. */
export type IncidentRow = {
  /** Key of the incident: subject source and id; an incident is a key and a start */
  source: string;
  id: string;
  /** The event that opened it */
  openedBy: EventKey;
  /** The event that ended it */
  endedBy?: EventKey;
  /** Absent where the opening event tells none */
  environment?: string;
  tier: EnvironmentTier;
  startedAt: number;
  endedAt?: number;
  /** When its latest event happened */
  lastToldAt: number;
  /** From when on nothing was told of it for so long that its end may be lost; absent once it ended */
  staleFrom?: number;
  degradedSince?: number;
  cause?: string;
  description?: string;
  url?: string;
  deployment?: EventKey;
  rule: AttributionRule;
  /** When that was made */
  deploymentAt?: number;
  deploymentVersion?: string;
  /** The deployment that ended it */
  fix?: EventKey;
  /** The correction that attributes it */
  correctedBy?: EventKey;
};

/** Whether an incident is open at `now` but nothing was told of it for long. */
export function isStale({ staleFrom }: IncidentRow, now: number): boolean {
  return staleFrom !== undefined && staleFrom <= now;
}
