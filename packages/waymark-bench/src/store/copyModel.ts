import type { Knex } from 'knex';

/**
 * Copies a model's rows, in SQL, to as many others named after it:
 * `<ref>-1`, `<ref>-2` and so on, in place of what a backend made of those.
 */
export async function copyModel(
  knex: Knex,
  model: string,
  options: {
    tables: string[];
    copies: number;
    /** The kinds of rows, of a table that has several */
    kinds?: string[];
  },
): Promise<void> {
  const { kinds = [] } = options;
  const places = kinds.map(() => '?').join();
  const ofKinds = places && ` and kind in (${places})`;
  for (const table of options.tables) {
    await knex(table).whereLike('model', `${model}-%`).delete();
    const columns = Object.keys(await knex(table).columnInfo()).filter(
      column => column !== 'model',
    );
    const quoted = columns.map(column => `"${column}"`).join();
    await knex.raw(
      `insert into ${table} (model, ${quoted})
       with recursive copies (number) as (
         select 1 union all select number + 1 from copies where number < ?
       )
       select model || '-' || number, ${quoted} from copies, ${table}
       where model = ?${ofKinds}`,
      [options.copies, model, ...kinds],
    );
  }
}
