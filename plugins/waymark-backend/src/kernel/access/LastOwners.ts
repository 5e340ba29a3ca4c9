import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { ownersOf } from 'backstage-plugin-waymark-common';
import { chunked } from '../database/dialect';

type LastOwnersRow = { model: string; owners: string };

/** Who owned each model when the catalog last knew it. */
export class LastOwners {
  /** What this process knows to be written */
  readonly #noted = new Map<string, string>();

  static create(options: { database: Knex }): LastOwners {
    return new LastOwners(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** @param models - the catalog's, by ref */
  async note(models: ReadonlyMap<string, Entity>): Promise<void> {
    const changed = [...models]
      .map(([model, entity]) => ({
        model,
        owners: JSON.stringify(ownersOf(entity)),
      }))
      .filter(({ model, owners }) => this.#noted.get(model) !== owners);
    for (const rows of chunked(changed)) {
      await this.knex<LastOwnersRow>('last_owners')
        .insert(rows)
        .onConflict('model')
        .merge();
      for (const { model, owners } of rows) this.#noted.set(model, owners);
    }
  }

  /** Owners by ref, of those of the models that the catalog ever knew */
  async of(models: string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const chunk of chunked(models)) {
      const rows = await this.knex<LastOwnersRow>('last_owners').whereIn(
        'model',
        chunk,
      );
      for (const { model, owners } of rows) {
        found.set(model, JSON.parse(owners));
      }
    }
    return found;
  }
}
