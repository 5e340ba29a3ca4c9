import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { waymarkPermissions } from 'backstage-plugin-waymark-common';
import { conditionalPolicy } from './__testUtils__/conditionalPolicy';
import { readRoutes, table, type Row } from './__testUtils__/permissionTable';
import { startAsking } from './__testUtils__/startAsking';
import { people } from './__testUtils__/startPortal';
import { permissionModulePortalPolicy } from './module';

jest.setTimeout(300_000);

const nobody = mockCredentials.none.header();

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
      conditionalPolicy,
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
    const portal = await startAsking(policy);
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
