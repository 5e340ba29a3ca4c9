import type { BackendFeature } from '@backstage/backend-plugin-api';
import { cloudEventOf } from './cloudEventOf';
import type { Row } from './permissionTable';
import { startPortal } from './startPortal';

const MODEL = 'model:default/credit-risk';

/** Bodies of the routes that say in their body what they are about. */
const BODIES: Record<string, object> = {
  'POST /events': cloudEventOf('credit-risk', 'e1'),
  'POST /gates': { model: MODEL, environment: 'production', version: '1' },
  'POST /sources': { name: 's', eventSource: '/s', models: [MODEL] },
  'POST /sources/check': { name: 's', eventSource: '/s', models: [MODEL] },
};

/** A portal in which every route has something to be asked about. */
export async function startAsking(policy?: BackendFeature) {
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
