import type { Rollback } from 'backstage-plugin-waymark-common';

/** How a rollback stands, in a sentence. */
export function rollbackWords(rollback: Rollback): string {
  const { environment, toVersion, state, steps } = rollback;
  switch (state) {
    case 'requested':
      return `Rollback of ${environment} to ${toVersion} is asked for, not sent to the platform yet`;
    case 'dispatched':
      return steps.some(step => step.state === 'running')
        ? `Rolling back ${environment} to ${toVersion}`
        : `Rolling back ${environment} to ${toVersion}, waiting for the platform`;
    case 'confirmed':
      return `${environment} is back on ${toVersion}`;
    case 'cancelled':
      return `Rollback of ${environment} to ${toVersion} was cancelled; nothing was changed`;
    default:
      return `Rollback of ${environment} to ${toVersion} failed`;
  }
}
