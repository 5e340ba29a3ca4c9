import type { Entity } from '@backstage/catalog-model';
import type { RollbackExecutor } from 'backstage-plugin-waymark-node';
import { readReporter } from '../../projections/readReporter';
import { reporterOf } from '../../projections/reporter';
import type { DeploymentRow, ModelRows } from '../../projections/rows';
import type { RollbackRecord } from './RollbackRecord';

/** What the platform's events say about a rollback. */
export type Confirmation =
  | { kind: 'none' }
  | { kind: 'confirmed'; row: DeploymentRow }
  /** It answers the request, but not as asked or from nobody who may */
  | { kind: 'refused'; row: DeploymentRow; why: string; final: boolean };

/**
 * Looks for the `service.rolledback` that answers a request. It counts when it
 * comes from the model's reporter or from a source of the executor that was
 * asked, and names the environment and the version asked for. Where neither
 * names a source, any source may answer that may report for the model.
 */
export function findConfirmation(
  rows: ModelRows,
  record: RollbackRecord,
  believed: string[],
): Confirmation {
  const told = [...rows.deployments, ...rows.corroborating];
  const answers = told.filter(
    row => row.kind === 'rolledback' && row.rollbackRequest === record.id,
  );
  const trusted = answers.filter(
    row => believed.length === 0 || believed.includes(row.source),
  );
  const row = trusted.find(answer => fault(answer, record) === undefined);
  if (row) return { kind: 'confirmed', row };
  if (trusted.length > 0) {
    const why = fault(trusted[0], record)!;
    return { kind: 'refused', row: trusted[0], why, final: true };
  }
  if (answers.length > 0) {
    const why = `an event that answers it came from ${
      answers[0].source
    }, but only ${believed.join(' or ')} may confirm a rollback of this model`;
    return { kind: 'refused', row: answers[0], why, final: false };
  }
  return { kind: 'none' };
}

/** The CloudEvents sources whose word counts; empty for any. */
export function believedSources(
  entity: Entity | undefined,
  executor: RollbackExecutor | undefined,
  environment: string,
): string[] {
  const reporter = reporterOf(readReporter(entity), environment);
  const own = entity ? executor?.confirmedBy?.(entity) ?? [] : [];
  return [...new Set([...(reporter ? [reporter] : []), ...own])];
}

function fault(row: DeploymentRow, record: RollbackRecord): string | undefined {
  if (row.environment !== record.environment) {
    return `the platform rolled back ${row.environment} instead of ${record.environment}`;
  }
  const version = row.toVersion ?? row.version;
  if (version !== record.toVersion) {
    return `the platform went back to version ${version} instead of ${record.toVersion}`;
  }
  return undefined;
}
