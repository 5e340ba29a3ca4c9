import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EventTranslator } from './EventTranslator';
import type { FactProvider } from './FactProvider';
import type { RollbackExecutor } from './RollbackExecutor';

/** The doors through which a vendor module walks in. @public */
export interface WaymarkExtensionPoint {
  addEventTranslator(translator: EventTranslator): void;
  addRollbackExecutor(executor: RollbackExecutor): void;
  addFactProvider(provider: FactProvider): void;
}

/** @public */
export const waymarkExtensionPoint =
  createExtensionPoint<WaymarkExtensionPoint>({ id: 'waymark' });
