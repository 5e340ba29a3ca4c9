import type { Rollback } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';

/** How a rollback stands, in a sentence. */
export function rollbackWords(t: Translate, rollback: Rollback): string {
  const { environment, toVersion, state, steps } = rollback;
  switch (state) {
    case 'requested':
      return t('rollback.state.requested', { environment, version: toVersion });
    case 'dispatched':
      return steps.some(step => step.state === 'running')
        ? t('rollback.state.running', { environment, version: toVersion })
        : t('rollback.state.dispatched', { environment, version: toVersion });
    case 'confirmed':
      return t('rollback.state.confirmed', { environment, version: toVersion });
    case 'cancelled':
      return t('rollback.state.cancelled', { environment, version: toVersion });
    default:
      return t('rollback.state.failed', { environment, version: toVersion });
  }
}
