import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ForgeLog } from '../ForgeLog';
import { HookRow } from '../store/rows';

const retryDelaysMs = [1_000, 5_000, 25_000];

/**
 * Delivers webhooks, those of one hook in the order they were sent. What
 * cannot be delivered is tried three times more and then dropped.
 *
 * @public
 */
export class HookSender {
  private readonly turns = new Map<number, Promise<void>>();
  private readonly stopped = new AbortController();

  constructor(private readonly log: ForgeLog) {}

  send(hook: HookRow, event: string, payload: unknown): void {
    const body = JSON.stringify(payload);
    const turn = (this.turns.get(hook.id) ?? Promise.resolve())
      .then(() => this.deliver(hook, event, body))
      .catch(error => {
        if (!this.stopped.signal.aborted) {
          this.log(`${event} to ${hook.url} was not delivered: ${error}`);
        }
      });
    this.turns.set(hook.id, turn);
  }

  /** Gives what is on its way a moment, then drops it. */
  async close(): Promise<void> {
    const delivered = Promise.all(this.turns.values());
    await Promise.race([delivered, sleep(1_500)]);
    this.stopped.abort();
    await delivered;
  }

  private async deliver(
    hook: HookRow,
    event: string,
    body: string,
  ): Promise<void> {
    const uuid = randomUUID();
    for (const delay of [...retryDelaysMs, undefined]) {
      try {
        await this.post(hook, event, body, uuid);
        return;
      } catch (error) {
        if (delay === undefined || this.stopped.signal.aborted) {
          throw error;
        }
        await sleep(delay, undefined, { signal: this.stopped.signal });
      }
    }
  }

  private async post(
    hook: HookRow,
    event: string,
    body: string,
    uuid: string,
  ): Promise<void> {
    const response = await fetch(hook.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'local-forge',
        'X-Gitlab-Event': event,
        'X-Gitlab-Event-UUID': uuid,
        'Idempotency-Key': uuid,
        ...(hook.token && { 'X-Gitlab-Token': hook.token }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([
        this.stopped.signal,
        AbortSignal.timeout(10_000),
      ]),
    });
    await response.arrayBuffer();
    if (response.status >= 500 || response.status === 429) {
      throw new Error(`answered ${response.status}`);
    }
    if (response.status >= 300) {
      this.log(`${event} to ${hook.url} was answered ${response.status}`);
    }
  }
}
