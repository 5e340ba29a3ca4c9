import { environmentKey } from '../kernel/names';
import type { DeploymentRow, ModelRows } from '../projections/rows';

/**
 * The rows as they would be were the environment the only one: releases and
 * first deployments of a change are those of this environment. What a rollback
 * or an incident is about stays as it is.
 */
export function rowsOfEnvironment(
  rows: ModelRows,
  environment: string,
): ModelRows {
  const asked = environmentKey(environment);
  const isHere = (row: { environment?: string }) =>
    row.environment !== undefined && environmentKey(row.environment) === asked;
  return {
    ...rows,
    deployments: rows.deployments.filter(isHere).map(
      (row): DeploymentRow => ({
        ...row,
        ...row.inEnvironment,
        changes: row.changes.map(change => ({
          ...change,
          first: change.firstInEnvironment,
        })),
      }),
    ),
    incidents: rows.incidents.filter(isHere),
    endsWithoutStart: rows.endsWithoutStart.filter(isHere),
    failedAttempts: rows.failedAttempts.filter(isHere),
    live: rows.live.filter(isHere),
    versions: rows.versions.map(version => {
      const first = version.firstProductionIn.find(isHere);
      return {
        ...version,
        firstProductionAt: first?.at,
        firstProduction: first && { source: first.source, id: first.id },
      };
    }),
  };
}
