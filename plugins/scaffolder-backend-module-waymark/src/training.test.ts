import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import express from 'express';
import { renderRepository } from './__testUtils__/renderRepository';

const source = 'https://git.example.org/models/credit-risk';

const python = [process.env.WAYMARK_PYTHON, 'python3', '/usr/bin/python3'].find(
  name =>
    name && spawnSync(name, ['-c', 'import sklearn, joblib']).status === 0,
);
const describeWithSklearn = python ? describe : describe.skip;

describeWithSklearn('training in the repository (needs scikit-learn)', () => {
  const workspace = createMockDirectory();
  const bundle = join(workspace.path, 'out/bundle');

  beforeAll(() =>
    renderRepository(workspace.path, {
      name: 'credit-risk',
      title: 'Credit risk',
      owner: 'group:default/risk',
      purpose: 'Scores consumer loans for case workers.',
      risk: { tier: 'high', rationale: 'High.', answers: {} },
      eventSource: source,
      runtimeUrl: 'https://runtime.example.org',
    }),
  );

  it('validates, trains, evaluates, packages and serves a model, telling each', async () => {
    const events: any[] = [];
    const portal = await startPortal(events);
    const { port } = portal.address() as AddressInfo;
    const env = {
      PATH: process.env.PATH,
      CI_PIPELINE_ID: '5',
      CI_JOB_ID: '9',
      CI_PROJECT_URL: source,
      CI_COMMIT_BRANCH: 'main',
      CI_DEFAULT_BRANCH: 'main',
      WAYMARK_PYTHON: python,
      WAYMARK_URL: `http://127.0.0.1:${port}/events`,
      WAYMARK_TOKEN: 'wmk_1_secret',
    };
    try {
      for (const stage of ['validate_data', 'train', 'evaluate', 'package']) {
        const args = [`src/${stage}.py`];
        const child = spawn(python!, args, { cwd: workspace.path, env });
        const [status] = await once(child, 'close');
        expect([stage, status]).toEqual([stage, 0]);
      }
    } finally {
      portal.close();
    }
    expect(
      events.map(({ type }) => type.split('.').slice(2, 4).join('.')),
    ).toEqual([
      'pipelinerun.started',
      'change.merged',
      'testsuiterun.finished',
      'testsuiterun.finished',
      'artifact.packaged',
      'testoutput.published',
      'testoutput.published',
      'artifact.published',
    ]);
    for (const { source: from, data } of events) {
      expect(from).toBe(source);
      expect(data.customData.waymark.model).toBe('model:default/credit-risk');
    }
    for (const file of ['MODEL_CARD.md', 'sbom.cdx.json', 'SHA256SUMS']) {
      expect(existsSync(join(bundle, file))).toBe(true);
    }

    const served = await serve(bundle, env);
    try {
      const answer = await predict(served.url);
      expect(answer).toEqual({
        model: 'credit-risk',
        version: '1',
        predictions: [{ label: 0, probability: expect.any(Number) }],
      });
    } finally {
      served.stop();
    }
  }, 60_000);
});

async function startPortal(events: unknown[]): Promise<Server> {
  const app = express();
  app.use(express.json({ type: 'application/cloudevents+json' }));
  app.post('/events', (req, res) => {
    events.push(req.body);
    res.status(202).json({ status: 'accepted', id: req.body.id });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function serve(cwd: string, env: NodeJS.ProcessEnv) {
  const free = express().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  await new Promise(done => free.close(done));

  const child = spawn('sh', ['serve.sh'], {
    cwd,
    env: { ...env, PORT: String(port) },
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const health = await fetch(`${url}/health`).catch(() => undefined);
    if (health?.ok) return { url, stop: () => child.kill() };
    if (child.exitCode !== null) throw new Error('the server ended');
    await new Promise(done => setTimeout(done, 100));
  }
}

async function predict(url: string): Promise<unknown> {
  const instance = {
    income: 60000,
    loan_amount: 5000,
    term_months: 36,
    debt_ratio: 0.1,
    years_employed: 9,
    late_payments: 0,
    open_accounts: 4,
    home: 'own',
    use: 'car',
  };
  const response = await fetch(`${url}/predict`, {
    method: 'POST',
    body: JSON.stringify({ instances: [instance] }),
  });
  return response.json();
}
