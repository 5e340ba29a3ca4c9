import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { InputError } from '@backstage/errors';
import type { Request, RequestHandler } from 'express';
import { payloadTooLarge } from '../ingest/readEvents';

/** What bodies of requests may take. */
export type BodyLimits = {
  /** Bytes of one body, inflated */
  requestBytes: number;
  /** Bytes of all bodies together, until their requests are answered */
  bodyBytes: number;
  /** Until a body has come in whole, milliseconds */
  bodyTimeout: number;
};

type Reading = { bytes: number; refuse?: (error: Error) => void };

/** How long a refused sender may go on sending what nobody keeps. */
const LINGER_MS = 5_000;

/**
 * Reads bodies of requests. All of them together take so much memory at most:
 * where they would take more, the request that takes most is refused, so that
 * the small ones of others come in. A body that does not come in time is refused,
 * too.
 */
export class BodyReader {
  readonly #readings = new Set<Reading>();
  #bytes = 0;

  constructor(private readonly limits: BodyLimits) {}

  /** Leaves the body in `req.body`, as `express.raw` does. */
  readonly handler: RequestHandler = (req, res, next) => {
    const reading: Reading = { bytes: 0 };
    this.#readings.add(reading);
    res.once('close', () => {
      this.#readings.delete(reading);
      this.#bytes -= reading.bytes;
    });
    this.#read(req, reading).then(
      body => {
        req.body = body;
        next();
      },
      error => {
        // What still comes is not kept, and the connection is not used again
        if (!res.headersSent) res.setHeader('Connection', 'close');
        req.resume();
        const lingering = setTimeout(() => req.destroy(), LINGER_MS).unref();
        req.once('close', () => clearTimeout(lingering));
        next(error);
      },
    );
  };

  async #read(req: Request, reading: Reading): Promise<Buffer> {
    const { requestBytes, bodyTimeout } = this.limits;
    const tooLarge = () =>
      payloadTooLarge('A request', requestBytes, 'maxRequestBytes');
    if (Number(req.headers['content-length']) > requestBytes) throw tooLarge();
    const stream = inflated(req);
    const chunks: Buffer[] = [];
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        reading.refuse = reject;
        timer = setTimeout(() => reject(tooSlow(bodyTimeout)), bodyTimeout);
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          this.#hold(reading, chunk.length);
          if (reading.bytes > requestBytes) reject(tooLarge());
        });
        stream.once('end', resolve);
        for (const each of new Set<Readable>([req, stream])) {
          each.once('error', error =>
            reject(new InputError(`The body cannot be read: ${error.message}`)),
          );
        }
      });
      return Buffer.concat(chunks);
    } finally {
      clearTimeout(timer);
      reading.refuse = undefined;
      stream.removeAllListeners('data');
      if (stream !== req) {
        req.unpipe();
        stream.destroy();
      }
    }
  }

  #hold(reading: Reading, bytes: number): void {
    reading.bytes += bytes;
    this.#bytes += bytes;
    if (this.#bytes <= this.limits.bodyBytes) return;
    const [largest] = [...this.#readings]
      .filter(({ refuse }) => refuse)
      .sort((a, b) => b.bytes - a.bytes);
    largest?.refuse!(busy(this.limits.bodyBytes));
  }
}

function inflated(req: Request): Readable {
  const encoding = req.headers['content-encoding']?.toLowerCase() ?? 'identity';
  switch (encoding) {
    case 'identity':
      return req;
    case 'gzip':
      return req.pipe(createGunzip());
    case 'deflate':
      return req.pipe(createInflate());
    case 'br':
      return req.pipe(createBrotliDecompress());
    default:
      throw Object.assign(
        new Error(`Content-Encoding ${encoding} is not supported`),
        { name: 'UnsupportedMediaTypeError', statusCode: 415 },
      );
  }
}

function tooSlow(bodyTimeout: number): Error {
  return Object.assign(
    new Error(
      `The body did not come in within ${
        bodyTimeout / 1000
      } s (waymark.limits.bodyTimeout)`,
    ),
    { name: 'RequestTimeoutError', statusCode: 408 },
  );
}

function busy(bodyBytes: number): Error {
  return Object.assign(
    new Error(
      `Requests that come in at the moment take more than ${bodyBytes} bytes together (waymark.limits.bodyBytes); try again`,
    ),
    { name: 'ServiceUnavailableError', statusCode: 503, retryAfter: 2 },
  );
}
