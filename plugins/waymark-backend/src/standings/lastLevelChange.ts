import type { FrameworkStanding } from './Standing';

type Recorded = FrameworkStanding['history'][number];

/** The latest record of another level than before: others are of an area alone. */
export function lastLevelChange(history: Recorded[]): Recorded | undefined {
  return history
    .filter(
      ({ level }, index) => index === 0 || history[index - 1].level !== level,
    )
    .pop();
}
