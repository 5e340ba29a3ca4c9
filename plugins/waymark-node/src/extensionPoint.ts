import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EventTranslator } from './EventTranslator';
import type { FactProvider } from './FactProvider';
import type { MaturityFrameworkFile } from './MaturityFrameworkFile';
import type { RollbackExecutor } from './RollbackExecutor';

/** The doors through which a vendor module walks in. @public */
export interface WaymarkExtensionPoint {
  addEventTranslator(translator: EventTranslator): void;
  addRollbackExecutor(executor: RollbackExecutor): void;
  addFactProvider(provider: FactProvider): void;
  /**
   * Brings a maturity framework. It is checked when the backend starts; one
   * with the id of a framework Waymark brings takes its place, and one in the
   * configuration takes the place of both.
   *
   * @param options - `module`: who brings it, as errors name it
   */
  addMaturityFramework(
    framework: MaturityFrameworkFile,
    options: { module: string },
  ): void;
}

/** @public */
export const waymarkExtensionPoint =
  createExtensionPoint<WaymarkExtensionPoint>({ id: 'waymark' });
