import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { chunked } from '../database/dialect';

type ModelIdRow = { model: string; id: string };

/**
 * The random ids by which signals name models. Anybody who is connected hears
 * signals, so a name in one would tell of models that the listener may not see;
 * the id of a model is told in that model's own answers alone.
 */
export class SignalIds {
  /** They never change, so none is read twice */
  readonly #known = new Map<string, string>();

  static create(options: { database: Knex }): SignalIds {
    return new SignalIds(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** The ids of models, teams or the platform, each made when first asked for */
  async of(refs: Iterable<string>): Promise<Map<string, string>> {
    const wanted = [...new Set(refs)];
    const unread = wanted.filter(ref => !this.#known.has(ref));
    for (const chunk of chunked(unread)) {
      await this.#read(chunk);
      const missing = chunk.filter(ref => !this.#known.has(ref));
      if (missing.length === 0) continue;
      await this.knex<ModelIdRow>('model_ids')
        .insert(
          missing.map(model => ({
            model,
            id: randomBytes(16).toString('base64url'),
          })),
        )
        .onConflict('model')
        .ignore();
      // Another replica may have been first
      await this.#read(missing);
    }
    return new Map(wanted.map(ref => [ref, this.#known.get(ref)!]));
  }

  async get(ref: string): Promise<string> {
    return (await this.of([ref])).get(ref)!;
  }

  async #read(models: string[]): Promise<void> {
    const rows = await this.knex<ModelIdRow>('model_ids').whereIn(
      'model',
      models,
    );
    for (const { model, id } of rows) this.#known.set(model, id);
  }
}
