import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import type { IncomingMessage, ServerResponse } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Backstage's own HTTP router, which refuses what a web page from elsewhere makes
 * a browser on this machine send, where `backend.onlyThisMachine` says so. The
 * demonstration does: its token is published, and a page can have a name of its
 * own resolve to 127.0.0.1 (DNS rebinding).
 */
export default rootHttpRouterServiceFactory({
  configure({ app, config, applyDefaults }) {
    if (config.getOptionalBoolean('backend.onlyThisMachine')) {
      app.use(refuseStrangers);
    }
    applyDefaults();
  },
});

/** Answers 403 to requests for another host, of another origin or another site. */
export function refuseStrangers(
  { headers }: IncomingMessage,
  res: ServerResponse,
  next: () => void,
): void {
  const { host, origin, 'sec-fetch-site': site } = headers;
  const stranger =
    (!isLoopback(`http://${host}`) && `the host ${host}`) ||
    (origin !== undefined && !isLoopback(origin) && `the origin ${origin}`) ||
    (site === 'cross-site' && 'another site');
  if (!stranger) {
    next();
    return;
  }
  const message = `This demonstration answers only localhost and 127.0.0.1, not requests of ${stranger}`;
  res.statusCode = 403;
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ error: { name: 'NotAllowedError', message } }));
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}
