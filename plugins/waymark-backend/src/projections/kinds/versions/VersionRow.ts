import type { EventKey } from '../../order';

/** How a version did in an evaluation. Times are epoch milliseconds. */
export type EvaluationRow = EventKey & {
  kind: string;
  passed: boolean;
  at: number;
  metrics: {
    name: string;
    value: number;
    threshold?: number;
    direction?: string;
    slice?: string;
  }[];
  thresholdsCommit?: string;
  reportUrl?: string;
};

/** Something that proves a thing about a version. */
export type EvidenceRow = EventKey & {
  kind: string;
  uri?: string;
  digest?: string;
  at: number;
};

/** A version of a model, by all that tells of it. */
export type VersionRow = {
  version: string;
  artifactId?: string;
  /** The latest event that says how it was trained */
  trainedBy?: EventKey;
  trainingStartedAt?: number;
  trainingFinishedAt?: number;
  trainedDataUntil?: number;
  trigger?: string;
  datasets: string[];
  runUrl?: string;
  packagedAt?: number;
  publishedAt?: number;
  signedAt?: number;
  firstProductionAt?: number;
  /** Event of the first production change deployment */
  firstProduction?: EventKey;
  /** The same by environment */
  firstProductionIn: (EventKey & { environment: string; at: number })[];
  evaluations: EvaluationRow[];
  evidence: EvidenceRow[];
  /** Times of the first and the last event that name it */
  firstSeenAt: number;
  lastSeenAt: number;
};
