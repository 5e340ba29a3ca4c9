import type {
  LiveVersion,
  ModelVersion,
} from 'backstage-plugin-waymark-common';

/**
 * Which version of each data set the live versions of a model were trained on,
 * by the data set's ref. What serves in production counts; else what serves anywhere.
 */
export function datasetVersions(
  live: readonly LiveVersion[],
  versions: readonly ModelVersion[],
): Map<string, string[]> {
  const production = live.filter(({ tier }) => tier === 'production');
  const serving = new Set(
    (production.length > 0 ? production : live).map(({ version }) => version),
  );
  const found = new Map<string, string[]>();
  for (const { version, datasets } of versions) {
    if (!serving.has(version)) continue;
    for (const dataset of datasets) {
      const [ref, datasetVersion] = split(dataset);
      const known = found.get(ref) ?? [];
      if (datasetVersion && !known.includes(datasetVersion)) {
        found.set(ref, [...known, datasetVersion]);
      }
    }
  }
  return found;
}

/** `dataset:default/loans@3` into its lower-case ref and `3`. */
function split(dataset: string): [string, string | undefined] {
  const at = dataset.lastIndexOf('@');
  const ref = at < 0 ? dataset : dataset.slice(0, at);
  return [
    ref.toLocaleLowerCase('en-US'),
    at < 0 ? undefined : dataset.slice(at + 1),
  ];
}
