import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { waymarkPermissions } from 'backstage-plugin-waymark-common';
import { cloudEventOf } from './__testUtils__/cloudEventOf';
import { people, startPortal } from './__testUtils__/startPortal';
import { permissionModulePortalPolicy } from './module';

jest.setTimeout(300_000);

const nobody = mockCredentials.none.header();
const root = resolve(__dirname, '../../../..');
const MODEL = 'model:default/credit-risk';

type Row = {
  method: string;
  path: string;
  permission: string;
  may: Record<'stranger' | 'member' | 'owner' | 'operator', boolean>;
};

/** The rows of the table of routes in docs/permissions.md. */
const table: Row[] = readFileSync(resolve(root, 'docs/permissions.md'), 'utf8')
  .split('\n')
  .flatMap(line => {
    const cells = line.split('|').map(cell => cell.trim());
    const [, method, path] =
      /^`(GET|POST|PATCH|DELETE) (\/\S*)`$/.exec(cells[1] ?? '') ?? [];
    if (!method) return [];
    const [, , permission, ...who] = cells;
    const [signedIn, owner, operator] = who.map(cell => {
      if (!['yes', 'no', ''].includes(cell))
        throw new Error(`${line}: ${cell}?`);
      return cell === 'yes';
    });
    // A member of another team is somebody who is signed in
    const may = { stranger: signedIn, member: signedIn, owner, operator };
    return [{ method, path, permission, may }];
  });

/** Every `METHOD /path` of the description of the API. */
function readRoutes(): string[] {
  const file = resolve(root, 'plugins/waymark-backend/openapi.yaml');
  let path = '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, key, method] =
        /^ {2}(\S+):$|^ {4}(get|post|put|patch|delete):$/.exec(line) ?? [];
      if (key) path = key;
      return method ? [`${method.toUpperCase()} ${path}`] : [];
    })
    .sort();
}

/** Decides all it can by conditions: whoever owns a model may do anything with it. */
const conditional = createBackendModule({
  pluginId: 'permission',
  moduleId: 'conditional-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }, user) {
            return isResourcePermission(permission, 'catalog-entity')
              ? createCatalogConditionalDecision(
                  permission,
                  catalogConditions.isEntityOwner({
                    claims: user?.info.ownershipEntityRefs ?? [],
                  }),
                )
              : {
                  result:
                    permission.name === 'waymark.model.read'
                      ? AuthorizeResult.ALLOW
                      : AuthorizeResult.DENY,
                };
          },
        });
      },
    });
  },
});

/** Bodies of the routes that say in their body what they are about. */
const BODIES: Record<string, object> = {
  'POST /events': cloudEventOf('credit-risk', 'e1'),
  'POST /gates': { model: MODEL, environment: 'production', version: '1' },
  'POST /sources': { name: 's', eventSource: '/s', models: [MODEL] },
  'POST /sources/check': { name: 's', eventSource: '/s', models: [MODEL] },
};

async function start(policy?: BackendFeature) {
  const portal = await startPortal(policy);
  const now = Date.now();
  await portal.knex('rollbacks').insert({
    id: 'r1',
    model: MODEL,
    environment: 'production',
    to_version: '1',
    reason: 'For the test',
    requested_by: 'user:default/owner',
    requested_at: now,
    state: 'failed',
    recorded_state: 'failed',
  });
  await portal.knex('campaigns').insert({
    id: 'c1',
    title: 'For the test',
    framework: 'delivery-standard',
    scope: '{"kind":"all"}',
    due: '2099-01-01',
    owner: 'group:default/mlops',
    created_by: 'user:default/operator',
    created_ms: now,
  });
  const ask = async ({ method, path }: Row, as?: string) => {
    // A source of its own each time, as some routes end it
    const id = `${Math.random()}`.slice(2, 18).padEnd(16, '0');
    if (path.startsWith('/sources')) {
      await portal.knex('sources').insert({
        id,
        name: 'credit-risk pipeline',
        event_source: '/pipelines/credit-risk',
        models: JSON.stringify([MODEL]),
        created_by: 'user:default/owner',
        created_ms: now,
      });
      await portal.knex('source_secrets').insert({
        source_id: id,
        secret_hash: '0'.repeat(64),
        created_by: 'user:default/owner',
        created_ms: now,
      });
    }
    const subject = path.startsWith('/maturity/subjects')
      ? ['group', 'lending']
      : ['model', 'credit-risk'];
    const url = path
      .replace(
        '{kind}/{namespace}/{name}',
        `${subject[0]}/default/${subject[1]}`,
      )
      .replace('/sources/{id}', `/sources/${id}`)
      .replace('/rollbacks/{id}', '/rollbacks/r1')
      .replace('/campaigns/{id}', '/campaigns/c1')
      .replace(/metrics\/{id}|rollup\/{id}/, each =>
        each.replace('{id}', 'deploymentFrequency'),
      )
      .replace('/definitions/{id}', '/definitions/deploymentFrequency')
      .replace(/{\w+}/, 'unknown');
    const body = BODIES[`${method} ${path}`] ?? {};
    const response = await portal.ask(`/waymark${url}`, {
      method,
      as,
      headers: {
        'content-type':
          path === '/events'
            ? 'application/cloudevents+json'
            : 'application/json',
      },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  return { ...portal, ask };
}

/** Whether the answer was a refusal; a model one may not see is not there. */
const refused = ({ status, text }: { status: number; text: string }) =>
  status === 401 ||
  status === 403 ||
  (status === 404 && /There is no (model|rollback)|no team/.test(text));

/** Vendors' own secrets decide there. */
const guarded = table.filter(({ path }) => path !== '/webhooks/{source}');

describe('the table of permissions in the documentation', () => {
  it('has every route of the API once, and names permissions that there are', () => {
    expect(table.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      readRoutes(),
    );
    const names = waymarkPermissions.map(({ name }) => name);
    const named = new Set(
      table.flatMap(({ permission }) =>
        [...permission.matchAll(/`(waymark\.[\w.]+)`/g)].map(found => found[1]),
      ),
    );
    expect([...named].filter(name => !names.includes(name))).toEqual([]);
    // A model that was removed is asked for by the same routes
    expect(names.filter(name => !named.has(name))).toEqual([
      'waymark.model.read.removed',
    ]);
  });

  it.each<
    [
      string,
      BackendFeature | undefined,
      (row: Row) => Row['may'] & { guest: boolean },
    ]
  >([
    [
      'the portal’s policy',
      permissionModulePortalPolicy,
      ({ may }) => ({ ...may, guest: false }),
    ],
    [
      'a policy of conditions',
      conditional,
      row => {
        // Its owners alone see a model, and nobody owns a team
        const onModel = / on (the model|all its models)/.test(row.permission);
        const reads = row.permission === '`waymark.model.read`';
        return {
          guest: reads,
          stranger: reads,
          member: reads,
          owner: reads || onModel,
          operator: reads,
        };
      },
    ],
    [
      'no policy',
      undefined,
      () => ({
        guest: true,
        stranger: true,
        member: true,
        owner: true,
        operator: true,
      }),
    ],
  ])('is what %s makes of it', async (_, policy, expected) => {
    const portal = await start(policy);
    try {
      const found = [];
      const told = [];
      for (const row of guarded) {
        const may = expected(row);
        const asked = { nobody, ...people };
        const route = `${row.method} ${row.path}`;
        const open = [];
        for (const [who, as] of Object.entries(asked)) {
          if (!refused(await portal.ask(row, as))) open.push(who);
        }
        found.push(`${route}: ${open.join(', ')}`);
        told.push(
          `${route}: ${Object.keys(asked)
            .filter(who => may[who as keyof typeof may])
            .join(', ')}`,
        );
      }
      expect(found).toEqual(told);
    } finally {
      await portal.stop();
    }
  });
});
