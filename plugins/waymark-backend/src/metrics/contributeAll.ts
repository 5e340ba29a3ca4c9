import type { MetricId } from 'backstage-plugin-waymark-common';
import { runSteps, type Steps } from '../kernel/time/steps';
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
  return runSteps(contributeInSteps(history, window));
}

/** The same, a figure a step. */
export function* contributeInSteps(
  history: ModelHistory,
  window: Window,
): Steps<ModelContributions> {
  const contributions: Partial<ModelContributions> = {};
  for (const id of metricIds) {
    contributions[id] = contribute(metricRegistry[id], history, window);
    yield;
  }
  return contributions as ModelContributions;
}
