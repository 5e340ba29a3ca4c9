import type { VersionRow } from '../projections/rows';
import type { FactContext } from './FactContext';

/** Whether a deployment of the version names the commit it was made from. */
export function hasCommit(
  { version, artifactId }: VersionRow,
  { index }: FactContext,
): boolean {
  const names = artifactId ? [version, artifactId] : [version];
  return names.some(name =>
    index
      .deploymentsOf(name)
      .some(({ changes }) =>
        changes.some(({ commit }) => commit !== undefined),
      ),
  );
}
