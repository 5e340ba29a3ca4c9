import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { cdEvent, cloudEvent, deployment } from '../../__testUtils__/events';
import { startEngine } from '../../__testUtils__/startEngine';
import type { LastOwners } from '../../kernel/access/LastOwners';
import { ModelAccess } from '../../kernel/access/ModelAccess';
import type { Core } from '../../core/createCore';
import { createAssistants } from './createAssistants';

jest.setTimeout(60_000);

const MODEL = 'model:default/credit-risk';
const HOUR = 3_600_000;
const NOW = Date.now();

const entity: Entity = {
  apiVersion: 'waymark.dev/v1alpha1',
  kind: 'Model',
  metadata: { name: 'credit-risk', namespace: 'default', title: 'Credit risk' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/credit-analytics',
    purpose: 'Proposes a limit',
  },
};

/** Hours before the tests began */
function ago(hours: number): string {
  return new Date(NOW - hours * HOUR).toISOString();
}

describe('actions in the real registry', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let engine: Awaited<ReturnType<typeof startEngine>>;

  beforeAll(async () => {
    engine = await startEngine({
      knex: await databases.init('SQLITE_3'),
      entities: [entity],
      features: [actionsRegistryServiceFactory],
    });
    const change = (commit: string, hours: number) => ({
      change: { repository: 'r', commit, committedAt: ago(hours) },
    });
    await engine.post(
      [
        deployment('d1', ago(72), '1', { waymark: change('c1', 74) }),
        deployment('d2', ago(48), '2', { waymark: change('c2', 58) }),
        deployment('d3', ago(24), '2', { waymark: change('c2', 58) }),
        cdEvent('incident.detected', {
          id: 'i1',
          at: ago(20),
          subject: 'alert',
          content: { environment: { id: 'production' } },
          waymark: { deployment: 'd2' },
        }),
      ].map(cloudEvent),
    );
    await engine.settled();
  });
  afterAll(() => engine.stop());

  const invoke = (name: string, input: object) =>
    engine
      .api()
      .post(`/api/waymark/.backstage/actions/v2/actions/waymark:${name}/invoke`)
      .send({ input });

  it('say what they take and that they change nothing', async () => {
    const { body } = await engine.get('/.backstage/actions/v1/actions');
    expect(
      body.actions.map((action: any) => [
        action.id,
        action.attributes,
        action.schema.input.required ?? [],
      ]),
    ).toEqual(
      [
        ['waymark:get-model-metrics', ['model']],
        ['waymark:list-models-at-risk', []],
        ['waymark:explain-metric', ['model', 'metric']],
      ].map(([id, required]) => [
        id,
        { readOnly: true, destructive: false, idempotent: true },
        required,
      ]),
    );
  });

  it('give every figure, and no number where there is none', async () => {
    const { body } = await invoke('get-model-metrics', {
      model: 'credit-risk',
      window: '30d',
    });
    expect(body.output).toMatchObject({ model: MODEL });
    expect(body.output.figures).toHaveLength(20);
    const figure = (id: string) =>
      body.output.figures.find(({ metric }: any) => metric === id);
    expect(figure('changeFailRate')).toEqual({
      metric: 'changeFailRate',
      value: 0.5,
      unit: 'ratio',
      text: '50 %',
      sampleSize: 2,
      days: 30,
      band: 'early',
      change: null,
    });
    expect(figure('changeLeadTime')).toMatchObject({
      value: 6 * HOUR,
      text: '6 h',
    });
    expect(figure('approvalLeadTime')).toMatchObject({
      value: null,
      text: 'No release in the window was approved',
    });
    expect(figure('releases90d').days).toBe(90);
  });

  it('explain a figure down to its events', async () => {
    const { body } = await invoke('explain-metric', {
      model: MODEL,
      metric: 'changeLeadTime',
    });
    expect(body.output).toMatchObject({
      figure: { value: 6 * HOUR, sampleSize: 2 },
      leftOut: [{ reason: 'sameChange', count: 1 }],
      definition: {
        version: 2,
        title: 'Change lead time',
        markdown: expect.stringContaining('## Formula'),
      },
    });
    expect(
      body.output.events.map((event: any) => [event.eventId, event.value]),
    ).toEqual([
      ['d2', 10 * HOUR],
      ['d1', 2 * HOUR],
    ]);

    const share = await invoke('explain-metric', {
      model: MODEL,
      metric: 'changeFailRate',
    });
    expect(share.body.output).toMatchObject({
      figure: { numerator: 1, denominator: 2 },
      beside: { unattributed: 0 },
      events: [
        { eventId: 'd2', value: 1 },
        { eventId: 'd1', value: 0 },
      ],
    });
  });

  it('tell the window a figure looks at, not the one asked for', async () => {
    const length = async (metric: string) => {
      const { body } = await invoke('explain-metric', {
        model: MODEL,
        window: '7d',
        metric,
      });
      const { from, to } = body.output;
      return (Date.parse(to) - Date.parse(from)) / (24 * HOUR);
    };
    expect(await length('deploymentFrequency')).toBe(7);
    expect(await length('releases90d')).toBe(90);
  });

  it('list the models that need somebody', async () => {
    const { body } = await invoke('list-models-at-risk', {});
    expect(body.output).toEqual({
      looked: 1,
      total: 1,
      models: [
        {
          model: MODEL,
          title: 'Credit risk',
          owner: 'group:default/credit-analytics',
          tier: null,
          risks: [
            { kind: 'incident', text: '1 incident open in production' },
            {
              kind: 'failure',
              text: expect.stringContaining('1 failed deployment'),
            },
          ],
        },
      ],
    });
    for (const owner of [
      'credit-analytics',
      'Group:default/Credit-Analytics',
      'default/credit-analytics',
    ]) {
      const same = await invoke('list-models-at-risk', { owner });
      expect(same.body.output).toEqual(body.output);
    }
    const noRef = await invoke('list-models-at-risk', { owner: 'group:' });
    expect(noRef.status).toBe(400);
    const other = await invoke('list-models-at-risk', {
      owner: 'group:default/others',
    });
    expect(other.body.output).toEqual({ looked: 0, total: 0, models: [] });
  });

  it('refuse what is no model and no metric', async () => {
    const component = await invoke('get-model-metrics', {
      model: 'component:default/credit-risk',
    });
    expect(component.status).toBe(400);
    const metric = await invoke('explain-metric', {
      model: MODEL,
      metric: 'speed',
    });
    expect(metric.status).toBe(400);
    const unknown = await invoke('get-model-metrics', { model: 'nobody' });
    expect(unknown.status).toBe(404);
  });
});

describe('actions with the permissions of the caller', () => {
  const anna = mockCredentials.user('user:default/anna');
  const ben = mockCredentials.user('user:default/ben');

  function setup(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
    const actionsRegistry = actionsRegistryServiceMock();
    const getMetrics = jest.fn();
    const list = jest.fn(async () => ({ items: [], total: 0 }));
    const { registerActions } = createAssistants({
      access: ModelAccess.create({
        permissions: mockServices.permissions({ result }),
        catalog: {
          get: async () => entity,
          getFor: async (_ref: string, credentials: unknown) =>
            credentials === anna ? entity : undefined,
        } as any,
        hasEvents: async () => true,
        lastOwners: { of: async () => new Map() } as unknown as LastOwners,
        ownershipOf: async () => [],
      }),
      figures: { getMetrics, getMetricEvents: getMetrics },
      portfolio: { list },
    } as unknown as Core);
    registerActions!(actionsRegistry);
    return { actionsRegistry, getMetrics, list };
  }

  it.each(['get-model-metrics', 'explain-metric'])(
    '%s knows of no model that is hidden from the caller',
    async name => {
      const { actionsRegistry, getMetrics } = setup(AuthorizeResult.ALLOW);
      const ask = (credentials: typeof anna) =>
        actionsRegistry.invoke({
          id: `test:${name}`,
          input: { model: MODEL, metric: 'changeFailRate' },
          credentials,
        });
      await expect(ask(ben)).rejects.toThrow(`There is no model ${MODEL}`);
      expect(getMetrics).not.toHaveBeenCalled();
      await expect(ask(anna)).rejects.toThrow();
      expect(getMetrics).toHaveBeenCalled();
    },
  );

  it('list-models-at-risk asks for the list of the caller', async () => {
    const { actionsRegistry, list } = setup(AuthorizeResult.ALLOW);
    const id = 'test:list-models-at-risk';
    await actionsRegistry.invoke({ id, input: {}, credentials: ben });
    expect(list).toHaveBeenCalledWith(
      ben,
      { owner: undefined },
      expect.anything(),
    );
  });

  it.each(['get-model-metrics', 'explain-metric', 'list-models-at-risk'])(
    '%s takes the permission to read models',
    async name => {
      const { actionsRegistry } = setup(AuthorizeResult.DENY);
      await expect(
        actionsRegistry.invoke({
          id: `test:${name}`,
          input: { model: MODEL, metric: 'changeFailRate' },
          credentials: anna,
        }),
      ).rejects.toThrow('waymark.model.read');
    },
  );
});
