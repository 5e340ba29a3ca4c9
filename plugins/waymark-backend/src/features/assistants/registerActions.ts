import type { ActionOptions } from './ActionOptions';
import { registerExplainMetric } from './registerExplainMetric';
import { registerGetModelMetrics } from './registerGetModelMetrics';
import { registerListModelsAtRisk } from './registerListModelsAtRisk';

/** What AI assistants may ask, each with the caller's own permissions. */
export function registerActions(options: ActionOptions): void {
  registerGetModelMetrics(options);
  registerListModelsAtRisk(options);
  registerExplainMetric(options);
}
