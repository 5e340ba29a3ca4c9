import { ref } from '../../references';
import { deployments } from '../deployments/deployments';
import type { RowKindDefinition } from '../RowKindDefinition';
import { foldVersions } from './foldVersions';
import { retainVersions } from './retainVersions';
import type { VersionRow } from './VersionRow';

/** Versions of the model. */
export const versions: RowKindDefinition<VersionRow> = {
  key: row => row.version,
  at: row =>
    Math.max(
      row.lastSeenAt,
      row.trainingFinishedAt ?? 0,
      ...row.firstProductionIn.map(({ at }) => at),
    ),
  place: row => [row.firstSeenAt, row.version],
  references: row => [
    { ref: ref.versions, at: row.firstSeenAt },
    ...(row.artifactId ? [{ ref: ref.versionOf(row.artifactId), at: 0 }] : []),
  ],
  fold: ({ events, rowsOf }) => foldVersions(events, rowsOf(deployments)),
  retain: retainVersions,
};
