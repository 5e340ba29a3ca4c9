import { setTimeout as sleep } from 'node:timers/promises';
import { readJsonFile, writeJsonFile } from '../store/jsonFile';
import { callPortal, type CallPortalOptions } from './callPortal';
import { readRecording } from './readRecording';
import { shiftTimes } from './shiftTimes';

/** @public */
export interface ReplayDemoOptions extends CallPortalOptions {
  /** Holds `anchor.json`, the recorded events and attestations. */
  folder: string;
  /** Remembers what was sent, and when the demonstration was first started. */
  stateFile: string;
}

/** @public */
export interface DemoState {
  startedAt: string;
  attested?: boolean;
}

const eventsAChunk = 250;
const pollMs = 1_000;

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
  const stored = readJsonFile<DemoState>(stateFile);
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
    const receipt = await callPortal<Receipt>(options, '/events', {
      type: 'application/x-ndjson',
      body: `${lines.join('\n')}\n`,
    });
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
