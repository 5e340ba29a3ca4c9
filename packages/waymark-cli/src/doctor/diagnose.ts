import type { Rebuild, Source } from 'backstage-plugin-waymark-common';
import type { Portal } from '../portal/Portal';
import type { Finding } from './Finding';
import { judgeBacklog, judgeClock, judgeSources } from './judge';

/** Checks a portal step by step; ends where no further step can tell more. */
export async function* diagnose(portal: Portal): AsyncGenerator<Finding> {
  let health: Response;
  try {
    health = await portal.ask('/.backstage/health/v1/readiness');
  } catch {
    yield {
      state: 'fail',
      what: 'nobody answers',
      advice: 'Start the backend, or name another with --url',
    };
    return;
  }
  yield health.ok
    ? { state: 'ok', what: 'the backend is ready' }
    : {
        state: 'fail',
        what: `the backend answers ${health.status} when asked whether it is ready`,
        advice: 'Wait until it has started; its log tells what keeps it',
      };
  yield judgeClock(health.headers.get('Date'), Date.now());

  const models = await portal.ask('/api/waymark/models?limit=1');
  if (models.status === 401) {
    yield {
      state: 'fail',
      what: 'the token is not accepted',
      advice:
        'Give one of backend.auth.externalAccess with --token or WAYMARK_TOKEN; a source’s token only sends events',
    };
  } else {
    yield { state: 'ok', what: 'the token is accepted' };
    yield permitted(models, 'read models', 'waymark.model.read');
  }
  yield await judgeIngest(portal);
  if (models.status === 401) return;

  const rebuild = await portal.ask('/api/waymark/rebuild');
  if (rebuild.status === 404) {
    yield {
      state: 'warn',
      what: 'the portal is older than this command',
      advice: 'Update backstage-plugin-waymark-backend',
    };
  } else {
    yield permitted(rebuild, 'rebuild figures', 'waymark.projection.rebuild');
    if (rebuild.ok) yield judgeBacklog((await rebuild.json()) as Rebuild);
  }
  const sources = await portal.ask('/api/waymark/sources');
  yield permitted(sources, 'see who sends', 'waymark.source.read');
  if (sources.ok) {
    const { items } = (await sources.json()) as { items: Source[] };
    yield judgeSources(items);
  }
}

/** An empty log: admitted as any other, and leaves nothing behind. */
async function judgeIngest(portal: Portal): Promise<Finding> {
  const response = await portal.ask('/api/waymark/events', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: '\n',
  });
  return response.status === 404
    ? {
        state: 'fail',
        what: 'Waymark is not installed there',
        advice: 'Add backstage-plugin-waymark-backend to the backend',
      }
    : permitted(response, 'send events', 'waymark.event.ingest');
}

function permitted(
  response: Response,
  what: string,
  permission: string,
): Finding {
  if (response.ok) return { state: 'ok', what: `you may ${what}` };
  if (response.status === 403) {
    return {
      state: 'warn',
      what: `you may not ${what}`,
      advice: `Needs ${permission}; look at the permission policy and the token’s accessRestrictions`,
    };
  }
  return {
    state: 'fail',
    what: `asked to ${what}, the portal answers ${response.status}`,
    advice: 'The backend’s log tells why',
  };
}
