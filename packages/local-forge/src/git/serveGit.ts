import { spawn } from 'node:child_process';
import { Request, Response } from 'express';
import { gitEnvironment } from './git';

function writeHead(res: Response, head: string): void {
  for (const line of head.split(/\r?\n/)) {
    const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name?.toLocaleLowerCase('en-US') === 'status') {
      res.status(Number(value.slice(0, 3)));
    } else if (name) {
      res.setHeader(name, value);
    }
  }
}

/**
 * Answers a request of git's smart HTTP protocol for one repository through
 * `git http-backend`. Resolves when the answer was sent.
 *
 * @public
 */
export function serveGit(
  req: Request,
  res: Response,
  options: { repository: string; pathInfo: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const header = (name: string) => req.header(name) ?? '';
    const child = spawn('git', ['http-backend'], {
      env: {
        ...gitEnvironment,
        GIT_PROJECT_ROOT: options.repository,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: header('git-protocol'),
        PATH_INFO: options.pathInfo,
        QUERY_STRING: req.originalUrl.split('?')[1] ?? '',
        REQUEST_METHOD: req.method,
        CONTENT_TYPE: header('content-type'),
        HTTP_CONTENT_ENCODING: header('content-encoding'),
        REMOTE_USER: 'oauth2',
        REMOTE_ADDR: '127.0.0.1',
        ...(req.header('content-length')
          ? { CONTENT_LENGTH: header('content-length') }
          : {}),
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let head: Buffer | undefined = Buffer.alloc(0);
    child.stdin.on('error', () => undefined);
    req.pipe(child.stdin);
    child.stdout.on('data', (chunk: Buffer) => {
      if (head === undefined) {
        res.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end >= 0) {
        writeHead(res, head.subarray(0, end).toString());
        res.write(head.subarray(end + 4));
        head = undefined;
      }
    });
    child.once('error', reject);
    child.once('close', () => {
      res.end();
      resolve();
    });
  });
}
