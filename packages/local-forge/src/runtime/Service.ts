import { setTimeout as sleep } from 'node:timers/promises';
import { ForgeLog } from '../ForgeLog';
import { ServiceProcess } from './ServiceProcess';
import { KeptVersion, ServiceRecord } from './ServiceRecord';

const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** A process that held this long was well: the next crash is a new one. */
const steadyMs = 60_000;

/** @public */
export interface ServiceOptions {
  record: ServiceRecord;
  log: ForgeLog;
  environmentOf: (kept: KeptVersion) => Promise<Record<string, string>>;
}

/**
 * Serves one version of a service in one environment and keeps it up.
 *
 * @public
 */
export class Service {
  private live: ServiceProcess | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(private readonly options: ServiceOptions) {}

  get record(): ServiceRecord {
    return this.options.record;
  }

  /** Where the live version listens, undefined while there is none. */
  get port(): number | undefined {
    return this.live?.port;
  }

  /**
   * Starts a version and switches to it once it is healthy. Answers its last
   * output when it never was, with what served before still serving.
   */
  async switchTo(
    kept: KeptVersion,
  ): Promise<{ healthy: true } | { healthy: false; output: string }> {
    const next = await this.start(kept);
    if (!(await next.becomesHealthy())) {
      await next.stop();
      return { healthy: false, output: next.output };
    }
    const former = this.live;
    this.live = next;
    this.record.wentLive(kept);
    this.log(`version ${kept.version} serves`);
    this.watch(kept, next, firstDelayMs);
    await former?.stop();
    return { healthy: true };
  }

  /** One deployment at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** Starts again what was live when the forge last ended. */
  restore(): void {
    const { live } = this.record.state;
    const kept = live && this.record.version(live.version);
    if (kept) {
      this.keepTrying(kept, undefined, 0).catch(error =>
        this.log(`did not come back: ${error}`),
      );
    }
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.live?.stop();
  }

  private log(message: string): void {
    const { service, environment } = this.record.state;
    this.options.log(`${service} in ${environment}: ${message}`);
  }

  private async start(kept: KeptVersion): Promise<ServiceProcess> {
    return ServiceProcess.start({
      command: kept.command,
      folder: this.record.bundleFolder(kept.bundle),
      env: await this.options.environmentOf(kept),
    });
  }

  private watch(
    kept: KeptVersion,
    process: ServiceProcess,
    delayMs: number,
  ): void {
    const startedAt = Date.now();
    process.exited.then(code => {
      if (this.stopping.signal.aborted || this.live !== process) {
        return;
      }
      this.log(`version ${kept.version} ended with ${code}, starting it again`);
      const steady = Date.now() - startedAt > steadyMs;
      this.keepTrying(kept, process, steady ? firstDelayMs : delayMs).catch(
        error => this.log(String(error)),
      );
    });
  }

  /** Starts a version until it holds, or another took the place of `former`. */
  private async keepTrying(
    kept: KeptVersion,
    former: ServiceProcess | undefined,
    firstDelay: number,
  ): Promise<void> {
    let delay = firstDelay;
    while (this.live === former && !this.stopping.signal.aborted) {
      await sleep(delay, undefined, { signal: this.stopping.signal }).catch(
        () => undefined,
      );
      delay = Math.min(Math.max(delay * 2, firstDelayMs), longestDelayMs);
      if (this.live !== former || this.stopping.signal.aborted) {
        return;
      }
      const next = await this.start(kept);
      const stop = () => next.stop();
      this.stopping.signal.addEventListener('abort', stop);
      const healthy = await next.becomesHealthy();
      this.stopping.signal.removeEventListener('abort', stop);
      if (healthy && this.live === former && !this.stopping.signal.aborted) {
        this.live = next;
        this.watch(kept, next, delay);
        return;
      }
      await next.stop();
    }
  }
}
