import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { EventTranslator } from './EventTranslator';
import type { FactProvider } from './FactProvider';
import type { MaturityFrameworkFile } from './MaturityFrameworkFile';
import type { ModelAnnotation } from './ModelAnnotation';
import type { RollbackExecutor } from './RollbackExecutor';

/** What a module adds to the engine. @public */
export interface WaymarkExtensionPoint {
  addEventTranslator(translator: EventTranslator): void;
  addRollbackExecutor(executor: RollbackExecutor): void;
  addFactProvider(provider: FactProvider): void;
  /** Has native events find their model by a catalog annotation. */
  addModelAnnotation(annotation: ModelAnnotation): void;
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
