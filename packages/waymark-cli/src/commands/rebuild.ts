import { setTimeout as sleep } from 'node:timers/promises';
import type { Rebuild } from 'backstage-plugin-waymark-common';
import { Portal, type PortalOptions } from '../portal/Portal';

/** `waymark rebuild` */
export async function rebuild(
  options: PortalOptions & { wait: boolean },
): Promise<void> {
  const portal = new Portal(options);
  let state = await portal.json<Rebuild>('/rebuild', { method: 'POST' });
  process.stdout.write(
    `Asked for: ${state.models} models are made anew from the ledger\n`,
  );
  if (!options.wait) return;
  let told = -1;
  while (state.state === 'running') {
    if (state.done !== told) {
      told = state.done;
      process.stderr.write(`${state.done} of ${state.models}\n`);
    }
    await sleep(1_000);
    state = await portal.json<Rebuild>('/rebuild');
  }
  process.stdout.write(`Done: ${state.done} of ${state.models} models\n`);
}
