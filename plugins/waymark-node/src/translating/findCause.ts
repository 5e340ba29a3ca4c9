import type { WaymarkData } from 'backstage-plugin-waymark-common';

const CAUSES = [
  'drift',
  'dataQuality',
  'performance',
  'infrastructure',
  'dependency',
  'unknown',
] as const;

/**
 * The cause of an incident as people write it in labels: `data-quality`,
 * `Data quality` and `dataQuality` are one. Undefined for anything else.
 *
 * @public
 */
export function findCause(text: string | undefined): WaymarkData['cause'] {
  if (!text) return undefined;
  const plain = (cause: string) => cause.toLowerCase().replace(/[^a-z]/g, '');
  return CAUSES.find(cause => plain(cause) === plain(text));
}
