import { environmentKey } from '../kernel/names';
import { environmentName } from './environmentNames';
import type { FoldOptions } from './FoldOptions';
import type { ProjectionReader } from './ProjectionReader';

/** Which environments models were deployed to, as far as that is folded. */
export class KnownEnvironments {
  static create(options: {
    fold: FoldOptions;
    projections: Pick<ProjectionReader, 'getRowsOfMany'>;
  }): KnownEnvironments {
    return new KnownEnvironments(options.fold, options.projections);
  }

  private constructor(
    private readonly fold: FoldOptions,
    private readonly projections: Pick<ProjectionReader, 'getRowsOfMany'>,
  ) {}

  /** One form of all names of an environment, as the folds hold them for equal */
  formOf(environment: string): string {
    return environmentKey(
      environmentName(environment, this.fold.environmentNames),
    );
  }

  /** Environments that models were deployed to, in that form */
  async list(models: string[]): Promise<Map<string, string[]>> {
    const found = await this.projections.getRowsOfMany(models, ['live']);
    return new Map(
      [...found].map(([model, { live }]) => [
        model,
        live.map(({ environment }) => this.formOf(environment)),
      ]),
    );
  }
}
