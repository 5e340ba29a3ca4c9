import type {
  BandName,
  Figure,
  MetricId,
} from 'backstage-plugin-waymark-common';

/** One band: it holds for values that meet all it asks. In the metric's unit. */
export type Band = {
  name: BandName;
  atLeast?: number;
  below?: number;
  atMost?: number;
};

/** Bands as data, each metric's best first; the first that holds is the one. */
export type BandLegend = {
  id: string;
  /** Where its limits come from, for a person */
  source: string;
  bands: Partial<Record<MetricId, Band[]>>;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const SHARES: Band[] = [
  { name: 'elite', atMost: 0.05 },
  { name: 'high', atMost: 0.1 },
  { name: 'medium', atMost: 0.15 },
  { name: 'low' },
];

const THRESHOLDS_V1: BandLegend = {
  id: 'thresholds-v1',
  source:
    "Waymark's own limits, evenly stepped, leaning on the years DORA published",
  bands: {
    deploymentFrequency: [
      { name: 'elite', atLeast: 1 },
      { name: 'high', atLeast: 1 / 7 },
      { name: 'medium', atLeast: 1 / 30 },
      { name: 'low' },
    ],
    changeLeadTime: [
      { name: 'elite', below: DAY },
      { name: 'high', below: WEEK },
      { name: 'medium', below: 30 * DAY },
      { name: 'low' },
    ],
    changeFailRate: SHARES,
    failedDeploymentRecoveryTime: [
      { name: 'elite', below: HOUR },
      { name: 'high', below: DAY },
      { name: 'medium', below: WEEK },
      { name: 'low' },
    ],
    deploymentReworkRate: SHARES,
  },
};

/** Every legend that is shipped, the default one first. */
export const bandLegends: BandLegend[] = [THRESHOLDS_V1];

/** Where a value stands; null without a value or where the legend is silent. */
export function bandOf(
  legend: BandLegend,
  id: MetricId,
  value: number | null,
): Figure['band'] {
  const band =
    value === null
      ? undefined
      : legend.bands[id]?.find(
          ({ atLeast, below, atMost }) =>
            (atLeast === undefined || value >= atLeast) &&
            (below === undefined || value < below) &&
            (atMost === undefined || value <= atMost),
        );
  if (!band) return null;
  return { legend: legend.id, source: legend.source, name: band.name };
}
