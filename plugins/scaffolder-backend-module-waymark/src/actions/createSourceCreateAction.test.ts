import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import express from 'express';
import yaml from 'yaml';
import { createSourceCreateAction } from './createSourceCreateAction';

describe('waymark:source:create', () => {
  let server: Server;
  let requests: { call: string; token?: string; body: unknown }[];
  let answer: { status: number; body?: object };

  beforeEach(async () => {
    requests = [];
    answer = { status: 201 };
    const app = express();
    app.use(express.json());
    app.use((req, res) => {
      requests.push({
        call: `${req.method} ${req.path}`,
        token: req.headers.authorization,
        body: req.body,
      });
      if (req.method === 'DELETE') res.status(204).end();
      else {
        const id = String(requests.length);
        const made = { ...req.body, id, token: `wmk_${id}_secret` };
        res.status(answer.status).json(answer.body ?? made);
      }
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => server.close());

  function createAction() {
    const { port } = server.address() as AddressInfo;
    return createSourceCreateAction({
      auth: mockServices.auth(),
      config: mockServices.rootConfig({
        data: { backend: { baseUrl: 'https://portal.example.com' } },
      }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://127.0.0.1:${port}`,
      }),
    });
  }

  function contextOf(input: any, overrides = {}) {
    return {
      ...createMockActionContext({ input }),
      getInitiatorCredentials: async () => mockCredentials.user(),
      ...overrides,
    };
  }

  const input = {
    name: 'credit-risk pipeline',
    eventSource: 'https://gitlab.example.com/models/credit-risk',
    models: ['model:default/credit-risk'],
  };

  it('makes the sources of its examples on behalf of who runs the template', async () => {
    const action = createAction();
    const inputs = (action.examples ?? []).map(
      ({ example }) => yaml.parse(example).steps[0].input,
    );
    for (const each of inputs) await action.handler(contextOf(each));
    expect(requests).toEqual(
      inputs.map(body => ({
        call: 'POST /sources',
        token: expect.stringContaining(
          mockCredentials.service.token({
            onBehalfOf: mockCredentials.user(),
            targetPluginId: 'waymark',
          }),
        ),
        body,
      })),
    );
  });

  it('gives the token out and keeps it out of log and checkpoint', async () => {
    const kept: unknown[] = [];
    const logger = mockServices.logger.mock();
    const ctx = contextOf(input, {
      logger,
      checkpoint: async ({ fn }: { fn: () => Promise<unknown> }) => {
        const value = await fn();
        kept.push(value);
        return value;
      },
    });
    await createAction().handler(ctx);
    expect(Object.fromEntries(jest.mocked(ctx.output).mock.calls)).toEqual({
      id: '1',
      token: 'wmk_1_secret',
      url: 'https://portal.example.com/api/waymark/events',
    });
    expect(kept).toEqual(['1']);
    expect(JSON.stringify(logger.info.mock.calls)).not.toContain('secret');
  });

  it('replaces the source when a resumed task has lost its token', async () => {
    const ctx = contextOf(input, { checkpoint: async () => 'lost' });
    await createAction().handler(ctx);
    expect(requests.map(({ call }) => call)).toEqual([
      'DELETE /sources/lost',
      'POST /sources',
    ]);
    expect(ctx.output).toHaveBeenCalledWith('token', 'wmk_2_secret');
  });

  it('asks nobody in a dry run, and passes a refusal on', async () => {
    await createAction().handler(contextOf(input, { isDryRun: true }));
    expect(requests).toEqual([]);
    answer = {
      status: 403,
      body: { error: { name: 'NotAllowedError', message: 'not you' } },
    };
    await expect(createAction().handler(contextOf(input))).rejects.toThrow(
      'not you',
    );
  });
});
