import { Agent, request } from 'node:http';

export type SenderOptions = {
  port: number;
  token: string;
  connections: number;
};

/** Sends requests over a few connections that stay open. */
export class Sender {
  readonly #agent: Agent;

  constructor(private readonly options: SenderOptions) {
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: options.connections,
    });
  }

  /**
   * Posts each body, as many at a time as there are connections.
   *
   * @returns seconds from the first byte to the last answer
   */
  async postAll(
    path: string,
    contentType: string,
    bodies: Iterable<string | Buffer> | AsyncIterable<string | Buffer>,
  ): Promise<number> {
    const start = performance.now();
    const under = new Set<Promise<void>>();
    for await (const body of bodies) {
      const sent = this.#send('POST', path, body, contentType).then(() => {
        under.delete(sent);
      });
      under.add(sent);
      if (under.size >= this.options.connections) await Promise.race(under);
    }
    await Promise.all(under);
    return (performance.now() - start) / 1000;
  }

  async json(method: string, path: string): Promise<any> {
    const text = await this.#send(method, path);
    return text ? JSON.parse(text) : undefined;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    body?: string | Buffer,
    contentType?: string,
  ): Promise<string> {
    const { port, token } = this.options;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port,
          method,
          path: `/api/waymark${path}`,
          headers: {
            Authorization: `Bearer ${token}`,
            ...(contentType && { 'Content-Type': contentType }),
            ...(body && { 'Content-Length': Buffer.byteLength(body) }),
          },
        },
        response => {
          let text = '';
          response.setEncoding('utf8').on('data', chunk => {
            text += chunk;
          });
          response.on('end', () => {
            const refused = (response.statusCode ?? 500) >= 300;
            if (refused || /"(rejected|conflicts)":\[\{/.test(text)) {
              reject(new Error(`${path}: ${response.statusCode} ${text}`));
            } else resolve(text);
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server had just closed a connection that was idle
        if (sent.reusedSocket && error.code === 'ECONNRESET') {
          resolve(this.#send(method, path, body, contentType));
        } else reject(error);
      });
      sent.end(body);
    });
  }
}
