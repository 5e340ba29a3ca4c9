import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PipelineRow, ProjectRow, VariableRow } from '../store/rows';

function inScope(scope: string, environment: string | undefined): boolean {
  if (scope === '*') {
    return true;
  }
  const pattern = scope
    .split('*')
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return (
    environment !== undefined && new RegExp(`^${pattern}$`).test(environment)
  );
}

/** A more exact scope wins, as its pattern is the longer one. */
function byScope(a: VariableRow, b: VariableRow): number {
  return a.environment_scope.length - b.environment_scope.length;
}

/**
 * The variables people set: the project's that apply to the environment, then
 * the pipeline's own, which win. Those of type file are written to `directory`
 * and stand for their path.
 *
 * @public
 */
export function userVariables(options: {
  project: ProjectRow;
  pipeline: PipelineRow;
  environment?: string;
  directory: string;
}): Record<string, string> {
  const { project, pipeline, environment, directory } = options;
  const variables: Record<string, string> = {};
  for (const row of [...project.variables].sort(byScope)) {
    if (!inScope(row.environment_scope, environment)) {
      continue;
    }
    if (row.variable_type === 'file') {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      const file = join(directory, row.key);
      writeFileSync(file, row.value, { mode: 0o600 });
      variables[row.key] = file;
    } else {
      variables[row.key] = row.raw
        ? row.value.replaceAll('$', '$$$$')
        : row.value;
    }
  }
  for (const { key, value } of pipeline.variables) {
    variables[key] = value;
  }
  return variables;
}
