import type { VersionRow } from '../projections/rows';
import type { FactContext } from './FactContext';

/** Reads whether something holds for all live versions; `null` without one. */
export function ofEveryLiveVersion(holds: (version: VersionRow) => boolean) {
  return ({ liveVersions }: FactContext) =>
    liveVersions.length ? liveVersions.every(holds) : null;
}
