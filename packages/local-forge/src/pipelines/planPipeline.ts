import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { noCommit } from '../git/noCommit';
import { Repository } from '../git/Repository';
import { childEnvironment } from '../process/childEnvironment';
import { JobEnvironment, PipelineRow, ProjectRow } from '../store/rows';
import { askCiLocal, ciLocalState, ciLocalVariables } from './ciLocal';
import { environmentTier } from './environmentTier';
import { expandText } from './expandText';
import { ListedJob, parseJobList } from './parseJobList';
import { predefinedVariables } from './predefinedVariables';
import { RunnableYaml, runnableYaml, workflowJob } from './runnableYaml';
import { RunnerContext } from './RunnerContext';
import { userVariables } from './userVariables';
import { createWorkspace } from './workspace';

/** The file each job is run from, within the workspace. */
export const runFile = `${ciLocalState}/forge/run.yml`;

/** Whether `rules:changes` can be told; else GitLab takes it for true. */
export function evaluatesChanges(pipeline: PipelineRow): boolean {
  return pipeline.source === 'push' && pipeline.beforeSha !== noCommit;
}

function stringValues(variables: Record<string, any>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([key, value]) => [
      key,
      String(value?.value ?? value),
    ]),
  );
}

function jobEnvironment(
  job: ListedJob,
  yaml: RunnableYaml,
  variables: Record<string, string>,
): JobEnvironment | undefined {
  if (!job.environment) {
    return undefined;
  }
  const found = Object.entries(yaml.jobs).find(
    ([name]) => job.name === name || job.name.startsWith(`${name}: [`),
  )?.[1];
  const url = found?.environment?.url;
  const known = {
    ...stringValues(yaml.variables),
    ...stringValues(found?.variables ?? {}),
    ...variables,
    CI_ENVIRONMENT_NAME: job.environment,
  };
  return {
    name: job.environment,
    tier:
      found?.environment?.deployment_tier ?? environmentTier(job.environment),
    action: found?.environment?.action ?? 'start',
    ...(url && { url: expandText(url, known) }),
  };
}

/**
 * Checks the commit out and gives the pipeline its stages and jobs. Answers
 * false when `workflow:rules` want no pipeline, or there is none to run.
 *
 * @throws InputError when the repository's pipeline is not valid
 * @public
 */
export async function planPipeline(
  context: RunnerContext,
  project: ProjectRow,
  pipeline: PipelineRow,
): Promise<boolean> {
  const { store, baseUrl, token } = context;
  const repository = new Repository(store.paths.repository(project.id));
  const commit = await repository.commit(pipeline.sha);
  const projectUrl = `${baseUrl}/${project.namespace}/${project.path}`;
  const cwd = await createWorkspace({
    paths: store.paths,
    pipeline,
    commit,
    projectUrl,
  });
  const variables = {
    ...predefinedVariables({ baseUrl, token, project, pipeline, commit }),
    ...userVariables({
      project,
      pipeline,
      directory: join(cwd, ciLocalState, 'forge/files'),
    }),
  };
  const home = store.paths.jobHome;
  mkdirSync(home, { recursive: true });
  const env = { ...childEnvironment(home), ...ciLocalVariables(variables) };

  const yaml = runnableYaml(await askCiLocal(['--preview'], { cwd, env }));
  mkdirSync(join(cwd, ciLocalState, 'forge'), { recursive: true });
  writeFileSync(join(cwd, ciLocalState, 'forge/list.yml'), yaml.list);
  writeFileSync(join(cwd, runFile), yaml.run);
  const listed = parseJobList(
    await askCiLocal(
      [
        '--list-csv-all',
        '--no-json-schema-validation',
        evaluatesChanges(pipeline)
          ? '--evaluate-rule-changes'
          : '--no-evaluate-rule-changes',
        '--file',
        `${ciLocalState}/forge/list.yml`,
      ],
      { cwd, env },
    ),
  );
  const workflow = listed.find(job => job.name === workflowJob);
  const jobs = listed.filter(
    job => job.name !== workflowJob && job.when !== 'never',
  );
  if (workflow?.when === 'never' || jobs.length === 0) {
    return false;
  }
  const missing = jobs
    .flatMap(job => job.needs ?? [])
    .find(
      need =>
        !jobs.some(j => j.name === need || j.name.startsWith(`${need}: [`)),
    );
  if (missing && !listed.some(job => job.name === missing)) {
    throw new InputError(`A job needs '${missing}', which does not exist`);
  }
  pipeline.stages = yaml.stages.filter(stage =>
    jobs.some(job => job.stage === stage),
  );
  pipeline.jobs = jobs
    .sort(
      (a, b) =>
        pipeline.stages.indexOf(a.stage) - pipeline.stages.indexOf(b.stage),
    )
    .map(job => ({
      id: store.nextId('job'),
      name: job.name,
      stage: job.stage,
      status: 'created',
      when: job.when,
      allowFailure: job.allowFailure,
      needs: job.needs,
      environment: jobEnvironment(job, yaml, variables),
      createdAt: pipeline.createdAt,
    }));
  return true;
}
