import type { MetricId } from 'backstage-plugin-waymark-common';
import { contribute, type Contribution } from './contribution';
import type { ModelHistory } from './ModelHistory';
import { metricIds, metricRegistry } from './registry';
import type { Window } from './window';

/** What one model brings to every figure over one window. */
export type ModelContributions = Record<MetricId, Contribution>;

/**
 * What one model brings to every figure over one window: its own figures are
 * made of it, and those of many models together.
 */
export function contributeAll(
  history: ModelHistory,
  window: Window,
): ModelContributions {
  return Object.fromEntries(
    metricIds.map(id => [id, contribute(metricRegistry[id], history, window)]),
  ) as ModelContributions;
}
