import { createHash, timingSafeEqual } from 'node:crypto';
import { IncomingMessage } from 'node:http';

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Knows the forge's one token, in the three ways GitLab's clients send theirs.
 *
 * @public
 */
export class ForgeAuth {
  private readonly expected: Buffer;

  constructor(token: string) {
    this.expected = digest(token);
  }

  accepts(req: IncomingMessage): boolean {
    return this.sent(req).some(token =>
      timingSafeEqual(digest(token), this.expected),
    );
  }

  private sent(req: IncomingMessage): string[] {
    const tokens = ['private-token', 'job-token']
      .map(name => req.headers[name])
      .filter((value): value is string => typeof value === 'string');
    const [scheme, credentials] = (req.headers.authorization ?? '').split(' ');
    if (/^bearer$/i.test(scheme) && credentials) {
      tokens.push(credentials);
    }
    if (/^basic$/i.test(scheme) && credentials) {
      const [, ...password] = Buffer.from(credentials, 'base64')
        .toString()
        .split(':');
      tokens.push(password.join(':'));
    }
    return tokens;
  }
}
