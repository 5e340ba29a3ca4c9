import type { MaturityFrameworkFile } from 'backstage-plugin-waymark-node';
import { canonicalText, sha256 } from '../ledger/digest';

/**
 * SHA-256 of what decides on levels. Words may be put better and entries stand
 * in another order without its changing.
 */
export function frameworkDigest(file: MaturityFrameworkFile): string {
  const { subject, merged = true, levels, areas, targets = {} } = file;
  return sha256(
    canonicalText({
      subject,
      merged,
      targets,
      levels: levels.map(({ level }) => level).sort((a, b) => a - b),
      areas: Object.fromEntries(
        areas.map(({ id, asBelow = [] }) => [id, [...asBelow].sort()]),
      ),
      criteria: Object.fromEntries(
        file.criteria.map(({ id, area, level, kind, met, applies }) => [
          id,
          { area, level, kind, met: met ?? null, applies: applies ?? null },
        ]),
      ),
    }),
  );
}
