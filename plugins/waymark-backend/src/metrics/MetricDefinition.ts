import type { Figure, MetricId } from 'backstage-plugin-waymark-common';
import type { EventKey } from '../projections/rows';
import type { BandLegend } from './bands';
import type { Cohort } from './cohort';
import type { ModelHistory } from './ModelHistory';
import type { Related } from './related';
import type { Window } from './window';

/** What a figure is asked for. Instants epoch milliseconds, `from` before `to`. */
export type MetricQuery = Window & {
  /** Knowledge time the rows were folded at; `now` where a figure needs one */
  asOf: number;
  environment?: string;
  cohort?: Cohort;
  /** By its name in lists of versions */
  version?: string;
  /** `thresholds-v1` when absent */
  legend?: BandLegend;
};

/**
 * One thing a figure is over, and the event that stands for it: a release by
 * the deployment that opened it, an incident by the event that opened it.
 */
export type MetricItem = EventKey & {
  subject:
    | 'release'
    | 'deployment'
    | 'rollback'
    | 'failedAttempt'
    | 'incident'
    | 'version'
    | 'trainingRun';
  /** Decides its window and its place */
  at: number;
  /** Brought to the figure, in its unit; 1 or 0 for a share */
  value?: number;
  /** Why it does not count */
  excludedFor?: string;
  /** How many things it stands for that do not count; one where absent */
  times?: number;
  version?: string;
  environment?: string;
  /** Where people see the pipeline run it came from */
  runUrl?: string;
  /** The change it stands for, where a deployment stands for several */
  change?: { repository?: string; commit?: string };
  /** Where people see the change it brought */
  changeUrl?: string;
  /** Where people see what is neither, such as an incident's ticket */
  url?: string;
};

/** Figures that stand beside one, so that it cannot be read alone. */
export type Beside = Pick<
  Figure,
  'open' | 'unattributed' | 'fixForwards' | 'maturing' | 'endWithoutStart'
>;

/**
 * How the values of a figure's items become one: `share` divides their sum by
 * their number, `rate` their number by the window's days.
 */
export type Statistic =
  | 'median'
  | 'mean'
  | 'greatest'
  | 'share'
  | 'count'
  | 'rate';

/** What a metric says, as data and pure functions. */
export type MetricDefinition = {
  id: MetricId;
  /** Changes when the definition does */
  version: number;
  unit: Figure['unit'];
  statistic: Statistic;
  /** The window it looks at, where that is not the one asked for */
  windowFor?(window: Window): Window;
  /** All it is over, in order, what it leaves out included */
  items(history: ModelHistory, window: Window): MetricItem[];
  /**
   * Whether a window comes too soon for a band, where that is not told by the
   * number of items
   */
  isEarly?(history: ModelHistory, window: Window): boolean;
  /** Why there is no value when no item counts; undefined where that is a true 0 */
  reason(
    history: ModelHistory,
    window: Window,
    items: MetricItem[],
  ): string | undefined;
  /** What an item is read with here, beside what it always is */
  related?(history: ModelHistory, item: MetricItem): Related[];
  beside?(history: ModelHistory, window: Window, items: MetricItem[]): Beside;
  /**
   * What of a window is compared with the same of the window before, where that
   * is not the figure itself; `none` for what has no window
   */
  trend?: 'none' | ((history: ModelHistory, window: Window) => MetricItem[]);
};
