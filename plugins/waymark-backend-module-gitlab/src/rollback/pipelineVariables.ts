import { InputError } from '@backstage/errors';
import type { RollbackDispatch } from 'backstage-plugin-waymark-node';

/** A variable as `POST /projects/:id/pipeline` takes it. */
export type PipelineVariable = { key: string; value: string };

/** The variable by which a pipeline is known to be a rollback's. */
export const REQUEST_VARIABLE = 'WAYMARK_ROLLBACK_REQUEST';

/**
 * What the rollback job is told. Every variable is always there, empty when
 * not known.
 *
 * @throws InputError when a name or version holds what GitLab would expand
 */
export function pipelineVariables(
  dispatch: RollbackDispatch,
): PipelineVariable[] {
  const exact = {
    WAYMARK_ENVIRONMENT: dispatch.environment,
    WAYMARK_FROM_VERSION: dispatch.fromVersion ?? '',
    WAYMARK_TO_VERSION: dispatch.toVersion,
    WAYMARK_REVERTS: dispatch.reverts ?? '',
  };
  for (const [key, value] of Object.entries(exact)) {
    if (value !== inert(value)) {
      throw new InputError(
        `GitLab would take “${value}” in ${key} for a reference to another variable; roll back on the platform by hand.`,
      );
    }
  }
  const variables = {
    WAYMARK_ACTION: 'rollback',
    ...exact,
    [REQUEST_VARIABLE]: dispatch.id,
    WAYMARK_REASON: inert(dispatch.reason),
  };
  return Object.entries(variables).map(([key, value]) => ({ key, value }));
}

/**
 * GitLab replaces `$NAME` and `%NAME%` inside a variable's value: a reason
 * that quotes one would carry a secret of the project into the job's event.
 */
function inert(text: string): string {
  return text.replace(/\$(?=[\w{$])/g, '$ ').replace(/%(?=\w+%|%)/g, '% ');
}
