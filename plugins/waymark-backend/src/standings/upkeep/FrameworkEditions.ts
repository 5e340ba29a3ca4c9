import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { FrameworkEdition } from '../../maturity/Framework';

/** What each version of a framework consists of, for as long as there is history. */
export class FrameworkEditions {
  static create(options: { database: Knex }): FrameworkEditions {
    return new FrameworkEditions(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /**
   * Remembers the versions in use. What was judged by one keeps its meaning
   * only if nobody is ever judged by other criteria under the same number.
   *
   * @throws InputError when a version consisted of something else before
   */
  async register(editions: FrameworkEdition[]): Promise<void> {
    await this.knex('framework_editions')
      .insert(
        editions.map(({ id, version, digest }) => ({
          framework: id,
          version,
          digest,
        })),
      )
      .onConflict(['framework', 'version'])
      .ignore();
    const known = await this.knex('framework_editions').select();
    const edited = editions.filter(({ id, version, digest }) =>
      known.some(
        row =>
          row.framework === id &&
          row.version === version &&
          row.digest !== digest,
      ),
    );
    if (edited.length > 0) {
      const names = edited.map(({ id, version }) => `${id} ${version}`);
      throw new InputError(
        `Levels, areas, targets or conditions of ${names.join(
          ', ',
        )} are not what they were when models were judged by it. Raise its version: what was recorded stays as judged by the old one, and all models are judged anew.`,
      );
    }
  }
}
