import { parse, stringify } from 'yaml';

/** A job that stands for the pipeline, so that its rules can be asked for. */
export const workflowJob = 'forge-workflow';

const globalKeys = new Set(['stages', 'workflow', 'variables', 'spec']);

/** @public */
export interface YamlJob {
  environment?: {
    name?: string;
    url?: string;
    action?: string;
    deployment_tier?: string;
  };
  variables?: Record<string, unknown>;
  when?: string;
  rules?: { when?: string; allow_failure?: unknown }[];
  [key: string]: unknown;
}

/** @public */
export interface RunnableYaml {
  stages: string[];
  variables: Record<string, unknown>;
  jobs: Record<string, YamlJob>;
  /** To ask which jobs a pipeline has. */
  list: string;
  /** To run a single job: the forge alone decides when and what it means. */
  run: string;
}

function forSingleRun(job: YamlJob): YamlJob {
  const when = (value?: string) => (value === 'on_failure' ? 'always' : value);
  return {
    ...job,
    allow_failure: false,
    ...(job.when && { when: when(job.when) }),
    ...(job.rules && {
      rules: job.rules.map(({ allow_failure: _, ...rule }) => ({
        ...rule,
        ...(rule.when && { when: when(rule.when) }),
      })),
    }),
  };
}

/**
 * Makes the two files the runner works with from what gitlab-ci-local's
 * preview printed: without images and services, as there are no containers.
 *
 * @public
 */
export function runnableYaml(preview: string): RunnableYaml {
  const document = parse(preview, { maxAliasCount: -1 });
  const globals: Record<string, any> = {};
  const jobs: Record<string, YamlJob> = {};
  for (const [key, value] of Object.entries<any>(document)) {
    if (globalKeys.has(key)) {
      globals[key] = value;
    } else if (value && typeof value === 'object' && !Array.isArray(value)) {
      const { image: _image, services: _services, ...job } = value;
      jobs[key] = job;
    }
  }
  const print = (value: unknown) =>
    stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
  return {
    stages: globals.stages,
    variables: globals.variables ?? {},
    jobs,
    list: print({
      ...globals,
      ...jobs,
      [workflowJob]: {
        stage: '.pre',
        script: ['true'],
        ...(globals.workflow?.rules && { rules: globals.workflow.rules }),
      },
    }),
    run: print({
      ...globals,
      ...Object.fromEntries(
        Object.entries(jobs).map(([name, job]) => [name, forSingleRun(job)]),
      ),
    }),
  };
}
