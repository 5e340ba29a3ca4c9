import type { VersionRow } from '../projections/rows';
import { latestEvaluation, verdictOf } from './evaluations';
import type { FactContext } from './FactContext';
import { smokeTested } from './smokeTested';

/** What a golden path's pipeline does for every version, as events show it. */
const PROMISES: ((version: VersionRow, context: FactContext) => boolean)[] = [
  version => Boolean(version.runUrl),
  version => verdictOf(version, 'data-quality') !== undefined,
  version => Boolean(latestEvaluation(version)?.thresholdsCommit),
  version =>
    version.packagedAt !== undefined || version.publishedAt !== undefined,
  version => version.evidence.some(({ kind }) => kind === 'model-card'),
  version => version.evidence.some(({ kind }) => kind === 'sbom'),
  smokeTested,
  (version, { live }) =>
    live
      .filter(row =>
        [version.version, version.artifactId].includes(row.version),
      )
      .every(row => row.executedBy === 'pipeline'),
];

/** The part of the promises kept for each live version; the least of several. */
export function goldenPathConformance(context: FactContext): number | null {
  const kept = context.liveVersions.map(
    version =>
      PROMISES.filter(promise => promise(version, context)).length /
      PROMISES.length,
  );
  return kept.length ? Math.min(...kept) : null;
}
