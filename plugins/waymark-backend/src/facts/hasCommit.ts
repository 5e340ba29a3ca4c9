import type { VersionRow } from '../projections/rows';
import type { FactContext } from './FactContext';

/** Whether a deployment of the version names the commit it was made from. */
export function hasCommit(version: VersionRow, { rows }: FactContext): boolean {
  return rows.deployments.some(
    row =>
      [version.version, version.artifactId].includes(row.version) &&
      row.changes.some(({ commit }) => commit !== undefined),
  );
}
