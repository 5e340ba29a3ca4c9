import type { ModelSummary } from 'backstage-plugin-waymark-common';

const DAY = 86_400_000;

/** Why a model is at risk, worst first. */
export type Risk = {
  kind: 'incident' | 'failure' | 'belowTarget' | 'stale';
  text: string;
};

/**
 * What speaks against leaving a model alone; nothing when all is well.
 *
 * @param staleAfterDays - training data older than this is stale
 */
export function findRisks(model: ModelSummary, staleAfterDays: number): Risk[] {
  const risks: Risk[] = [];
  for (const kind of ['incident', 'failure'] as const) {
    const found = model.attention.find(each => each.kind === kind);
    if (found) risks.push({ kind, text: found.text });
  }
  const { level, tier, freshness } = model;
  const target = level?.target ?? undefined;
  if (
    tier === 'high' &&
    level &&
    target !== undefined &&
    level.level < target
  ) {
    risks.push({
      kind: 'belowTarget',
      text: `Of tier high and on level ${level.level} of ${level.of}, below its target ${target}`,
    });
  }
  if (freshness !== null && freshness > staleAfterDays * DAY) {
    risks.push({
      kind: 'stale',
      text: `Serves on training data that ended ${Math.floor(
        freshness / DAY,
      )} days ago`,
    });
  }
  return risks;
}
