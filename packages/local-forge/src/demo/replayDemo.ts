import { setTimeout as sleep } from 'node:timers/promises';
import { ResponseError } from '@backstage/errors';
import { ForgeLog } from '../ForgeLog';
import { readJsonFile, writeJsonFile } from '../store/jsonFile';
import { readRecording } from './readRecording';
import { shiftTimes } from './shiftTimes';

/** @public */
export interface ReplayDemoOptions {
  /** Holds `anchor.json` and the recorded events. */
  folder: string;
  /** Remembers when the demonstration was first started. */
  stateFile: string;
  /** The portal's backend, without a trailing slash. */
  backendUrl: string;
  token: string;
  log: ForgeLog;
  signal: AbortSignal;
}

const eventsAChunk = 250;
const pollMs = 1_000;
const longestDelayMs = 15_000;

interface Receipt {
  accepted: number;
  duplicates: number;
  conflicts: { id: string }[];
  rejected: { id: string | null; errors: unknown[] }[];
}

async function untilReady(options: ReplayDemoOptions): Promise<void> {
  const { backendUrl, signal } = options;
  while (!signal.aborted) {
    try {
      const response = await fetch(
        `${backendUrl}/.backstage/health/v1/readiness`,
        { signal },
      );
      await response.arrayBuffer();
      if (response.ok) {
        return;
      }
    } catch {
      // Not listening yet, as it is started at the same time.
    }
    await sleep(pollMs, undefined, { signal });
  }
}

/** A refusal that waiting does not change. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    error.response.status < 500 &&
    error.response.status !== 429
  );
}

async function postChunk(
  options: ReplayDemoOptions,
  lines: string,
): Promise<Receipt> {
  const { backendUrl, token, log, signal } = options;
  for (let delay = 500; ; delay = Math.min(delay * 2, longestDelayMs)) {
    try {
      const response = await fetch(`${backendUrl}/api/waymark/events`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-ndjson',
          Authorization: `Bearer ${token}`,
        },
        body: lines,
        signal,
      });
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return await response.json();
    } catch (error) {
      if (signal.aborted || isFinal(error)) {
        throw error;
      }
      log(`the portal does not take the demo's events yet: ${error}`);
      await sleep(delay, undefined, { signal });
    }
  }
}

/**
 * Sends the recorded demonstration to the portal as soon as it is ready,
 * shifted so that it ended when the forge was first started. As every start
 * shifts it alike, sending it again changes nothing.
 *
 * @public
 */
export async function replayDemo(options: ReplayDemoOptions): Promise<void> {
  const { folder, stateFile, log } = options;
  const { anchor, events } = readRecording(folder);
  await untilReady(options);
  const stored = readJsonFile<{ startedAt: string }>(stateFile);
  const state = stored ?? { startedAt: new Date().toISOString() };
  if (!stored) {
    writeJsonFile(stateFile, state);
  }
  const byMs = Date.parse(state.startedAt) - Date.parse(anchor);
  const total = { accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
  for (let at = 0; at < events.length; at += eventsAChunk) {
    const lines = events
      .slice(at, at + eventsAChunk)
      .map(event => JSON.stringify(shiftTimes(event, byMs)));
    const receipt = await postChunk(options, `${lines.join('\n')}\n`);
    total.accepted += receipt.accepted;
    total.duplicates += receipt.duplicates;
    total.conflicts += receipt.conflicts.length;
    total.rejected += receipt.rejected.length;
    for (const { id, errors } of receipt.rejected) {
      log(`demo event ${id} was rejected: ${JSON.stringify(errors)}`);
    }
  }
  log(
    `replayed the demo: ${total.accepted} events accepted, ${total.duplicates} known already, ${total.conflicts} in conflict, ${total.rejected} rejected`,
  );
}
