import type {
  EventTranslator,
  FactProvider,
  MaturityFrameworkFile,
  ModelAnnotation,
  RollbackExecutor,
  WaymarkExtensionPoint,
} from 'backstage-plugin-waymark-node';

/** Keeps what modules add through the extension point, each name once. */
export class Extensions implements WaymarkExtensionPoint {
  readonly translators: EventTranslator[] = [];
  readonly executors: RollbackExecutor[] = [];
  readonly factProviders: FactProvider[] = [];
  readonly modelAnnotations: ModelAnnotation[] = [];
  readonly frameworks: { data: MaturityFrameworkFile; module: string }[] = [];

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

  addModelAnnotation(added: ModelAnnotation): void {
    const { annotation } = added;
    if (this.modelAnnotations.some(known => known.annotation === annotation)) {
      throw new Error(`Two modules find models by ${annotation}`);
    }
    this.modelAnnotations.push(added);
    // By name, not by which module happens to start first
    this.modelAnnotations.sort((a, b) =>
      a.annotation < b.annotation ? -1 : 1,
    );
  }

  addMaturityFramework(
    data: MaturityFrameworkFile,
    { module }: { module: string },
  ): void {
    const other = this.frameworks.find(known => known.data.id === data.id);
    if (other) {
      throw new Error(
        `${other.module} and ${module} both bring the maturity framework ${data.id}`,
      );
    }
    this.frameworks.push({ data, module });
  }
}
