import { request, IncomingHttpHeaders } from 'node:http';
import { Request, Response } from 'express';

const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.includes(name)),
  );
}

/**
 * Passes a request on to a port of this machine, and its answer back.
 *
 * @public
 */
export function proxyTo(
  req: Request,
  res: Response,
  options: { port: number; path: string },
): void {
  const onward = request(
    {
      host: '127.0.0.1',
      port: options.port,
      method: req.method,
      path: options.path,
      headers: {
        ...endToEnd(req.headers),
        'x-forwarded-host': req.headers.host,
        'x-forwarded-proto': 'http',
        'x-forwarded-prefix': req.originalUrl.slice(
          0,
          req.originalUrl.length - options.path.length,
        ),
      },
    },
    answer => {
      res.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
      answer.pipe(res);
    },
  );
  onward.once('error', error => {
    if (res.headersSent) {
      res.destroy();
    } else {
      res.status(502).json({
        error: 'BadGateway',
        message: `The service: ${error.message}`,
      });
    }
  });
  res.once('close', () => onward.destroy());
  req.pipe(onward);
}
