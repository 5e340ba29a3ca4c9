import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import yaml from 'yaml';

const folder = resolve(__dirname, '../../../../templates/tabular-classifier');

/** The template's `fetch` step, as it stands in `template.yaml`. */
export const fetchStep = yaml
  .parse(readFileSync(join(folder, 'template.yaml'), 'utf8'))
  .spec.steps.find((step: { id: string }) => step.id === 'fetch');

/** Writes the repository with `fetch:template` and commits it. */
export async function renderRepository(cwd: string, values: JsonObject) {
  const action = createFetchTemplateAction({
    reader: mockServices.urlReader.mock(),
    integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
  });
  await action.handler(
    createMockActionContext<any>({
      input: { ...fetchStep.input, values },
      templateInfo: {
        entityRef: 'template:default/tabular-classifier',
        baseUrl: `file://${folder}/template.yaml`,
      },
      workspacePath: cwd,
    }),
  );
  const author = ['-c', 'user.name=Team', '-c', 'user.email=team@example.org'];
  for (const args of [
    ['init', '--quiet', '--initial-branch', 'main'],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '--message', 'Start'],
  ]) {
    execFileSync('git', args, { cwd });
  }
}
