import type { RequestHandler } from 'express';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses what a web page from elsewhere makes a browser on this machine send.
 * A page can have its own name resolve to 127.0.0.1 (DNS rebinding), but then
 * the browser still sends that name as `Host`; any other page's requests carry
 * its `Origin`, or say in `Sec-Fetch-Site` that they come from another site.
 *
 * @public
 */
export function onlyThisMachine(): RequestHandler {
  return (req, res, next) => {
    const { host, origin, 'sec-fetch-site': site } = req.headers;
    const reason =
      (!isLoopback(`http://${host}`) && `the host ${host}`) ||
      (origin !== undefined && !isLoopback(origin) && `the origin ${origin}`) ||
      (site === 'cross-site' && 'another site');
    if (!reason) {
      next();
      return;
    }
    res.status(403).json({
      message: `403 Forbidden: this server answers only localhost and 127.0.0.1, not requests of ${reason}`,
    });
  };
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}
