import type { Knex } from 'knex';

/** Notes that are not sent yet, one for each model and person. */
export class NoteDrafts {
  static create(options: { database: Knex }): NoteDrafts {
    return new NoteDrafts(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  async get(model: string, by: string): Promise<string | undefined> {
    const row = await this.knex('note_drafts')
      .where({ model, by })
      .first('text');
    return row?.text;
  }

  async put(draft: { model: string; by: string; text: string }): Promise<void> {
    await this.knex('note_drafts')
      .insert(draft)
      .onConflict(['model', 'by'])
      .merge();
  }

  async remove(model: string, by: string): Promise<void> {
    await this.knex('note_drafts').where({ model, by }).delete();
  }
}
