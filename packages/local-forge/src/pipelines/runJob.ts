import { join } from 'node:path';
import { Repository } from '../git/Repository';
import { childEnvironment } from '../process/childEnvironment';
import { GuardedProcess } from '../process/GuardedProcess';
import { JobRow, PipelineRow, ProjectRow } from '../store/rows';
import { CiLocalLines } from './CiLocalLines';
import { ciLocalCommand, ciLocalState, ciLocalVariables } from './ciLocal';
import { evaluatesChanges, runFile } from './planPipeline';
import {
  predefinedJobVariables,
  predefinedVariables,
} from './predefinedVariables';
import { RunnerContext } from './RunnerContext';
import { TraceFile } from './TraceFile';
import { userVariables } from './userVariables';

/** @public */
export interface RunningJob {
  /** The exit code of the job's script, 0 when it passed. */
  finished: Promise<number>;
  stop: () => void;
}

/**
 * Runs one job of a planned pipeline through gitlab-ci-local, writing its
 * trace as it goes.
 *
 * @public
 */
export async function runJob(
  context: RunnerContext,
  project: ProjectRow,
  pipeline: PipelineRow,
  job: JobRow,
): Promise<RunningJob> {
  const { store, baseUrl, token } = context;
  const cwd = store.paths.workspace(project.id, pipeline.id);
  const commit = await new Repository(
    store.paths.repository(project.id),
  ).commit(pipeline.sha);
  const projectUrl = `${baseUrl}/${project.namespace}/${project.path}`;
  const variables = {
    ...predefinedVariables({ baseUrl, token, project, pipeline, commit }),
    ...predefinedJobVariables(projectUrl, job),
    WAYMARK_RUNTIME_URL: `${baseUrl}/runtime`,
    WAYMARK_RUNTIME_TOKEN: token,
    WAYMARK_PYTHON: await context.python(),
    ...userVariables({
      project,
      pipeline,
      environment: job.environment?.name,
      directory: join(cwd, ciLocalState, 'forge/files'),
    }),
  };

  const trace = new TraceFile(store.paths.trace(project.id, job.id), [
    token,
    ...project.variables.filter(v => v.masked).map(v => v.value),
  ]);
  trace.append(`Running with local-forge, through gitlab-ci-local`);
  trace.append(`Checked out ${pipeline.sha.slice(0, 8)} as ${pipeline.ref}`);
  const lines = new CiLocalLines(job.name);
  const child = GuardedProcess.start({
    command: ciLocalCommand([
      '--file',
      runFile,
      '--no-json-schema-validation',
      evaluatesChanges(pipeline)
        ? '--evaluate-rule-changes'
        : '--no-evaluate-rule-changes',
      '--force-shell-executor',
      '--shell-isolation',
      '--no-artifacts-to-source',
      '--no-needs',
      job.name,
    ]),
    cwd,
    env: {
      ...childEnvironment(store.paths.jobHome),
      ...ciLocalVariables(variables),
    },
    onLine: line => {
      for (const text of lines.push(line)) {
        trace.append(text);
      }
    },
  });

  return {
    stop: () => child.stop(),
    finished: child.exited.then(code => {
      for (const text of lines.end()) {
        trace.append(text);
      }
      const exitCode = code === 0 ? 0 : lines.exitCode ?? code;
      trace.append(
        exitCode === 0
          ? 'Job succeeded'
          : `ERROR: Job failed: exit code ${exitCode}`,
      );
      return exitCode;
    }),
  };
}
