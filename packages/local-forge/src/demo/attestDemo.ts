import { join } from 'node:path';
import { readJsonFile, writeJsonFile } from '../store/jsonFile';
import { callPortal } from './callPortal';
import type { DemoState, ReplayDemoOptions } from './replayDemo';

const dayMs = 86_400_000;

interface RecordedAttestation {
  /** Name of the model. */
  model: string;
  framework: string;
  criterion: string;
  statement: string;
  link: string;
  holdsDays: number;
}

/**
 * Gives the demonstration's attestations, of `attestations.json` beside the
 * events. People's word is no event a pipeline may send, so they go in as a
 * person's would; once, that what somebody withdraws stays withdrawn.
 *
 * @public
 */
export async function attestDemo(options: ReplayDemoOptions): Promise<void> {
  const { folder, stateFile, log } = options;
  const state = readJsonFile<DemoState>(stateFile);
  const file = join(folder, 'attestations.json');
  const recorded = readJsonFile<RecordedAttestation[]>(file) ?? [];
  if (!state || state.attested || recorded.length === 0) {
    return;
  }
  for (const { model, holdsDays, ...attestation } of recorded) {
    const expiresAt = new Date(Date.now() + holdsDays * dayMs).toISOString();
    await callPortal(options, `/models/model/default/${model}/attestations`, {
      type: 'application/json',
      body: JSON.stringify({ ...attestation, expiresAt }),
    });
  }
  writeJsonFile(stateFile, { ...state, attested: true });
  log(`attested ${recorded.length} criteria of the demo's models`);
}
