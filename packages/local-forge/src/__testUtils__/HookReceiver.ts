import { createServer, Server } from 'node:http';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A real HTTP server that keeps what it is sent. */
export class HookReceiver {
  readonly requests: ReceivedRequest[] = [];
  private server: Server | undefined;

  /** Answers each request with the next status, then with 200. */
  constructor(
    private readonly answer: (request: ReceivedRequest) => {
      status: number;
      body?: unknown;
    } = () => ({ status: 200 }),
  ) {}

  async start(): Promise<string> {
    const server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        const request = {
          method: req.method!,
          path: req.url!,
          headers: req.headers,
          body: Buffer.concat(chunks).toString(),
        };
        this.requests.push(request);
        const { status, body } = this.answer(request);
        res.writeHead(status, { 'Content-Type': 'application/json' });
        res.end(JSON.stringify(body ?? {}));
      });
    });
    this.server = server;
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(resolve => this.server?.close(resolve));
  }
}
