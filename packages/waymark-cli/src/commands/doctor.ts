import { diagnose } from '../doctor/diagnose';
import { Portal, type PortalOptions } from '../portal/Portal';

/** `waymark doctor`: sets exit code 1 when a check failed. */
export async function doctor(options: PortalOptions): Promise<void> {
  for await (const { state, what, advice } of diagnose(new Portal(options))) {
    process.stdout.write(`${state.padEnd(4)}  ${what}\n`);
    if (advice) process.stdout.write(`      ${advice}\n`);
    if (state === 'fail') process.exitCode = 1;
  }
}
