import type {
  EventTranslator,
  FactProvider,
  RollbackExecutor,
  WaymarkExtensionPoint,
} from '@waymark/backstage-plugin-waymark-node';

/** Keeps what came in through the doors, each name once. */
export class DoorKeeper implements WaymarkExtensionPoint {
  readonly translators: EventTranslator[] = [];
  readonly executors: RollbackExecutor[] = [];
  readonly factProviders: FactProvider[] = [];

  addEventTranslator(translator: EventTranslator): void {
    if (this.translators.some(({ source }) => source === translator.source)) {
      throw new Error(`Two modules translate ${translator.source}`);
    }
    this.translators.push(translator);
  }

  addRollbackExecutor(executor: RollbackExecutor): void {
    if (this.executors.some(({ id }) => id === executor.id)) {
      throw new Error(`Two modules roll back through ${executor.id}`);
    }
    this.executors.push(executor);
  }

  addFactProvider(provider: FactProvider): void {
    if (this.factProviders.some(({ id }) => id === provider.id)) {
      throw new Error(`Two modules provide facts as ${provider.id}`);
    }
    this.factProviders.push(provider);
  }
}
