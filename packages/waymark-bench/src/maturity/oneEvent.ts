import type { RecordedEvent } from 'waymark-cli';
import type { Knex } from 'knex';
import { compare, type Comparison } from '../harness';
import { toBodies } from '../ingest/EventFeed';
import type { Store } from '../store/openStore';

const TYPE = 'application/x-ndjson';

/** What one event makes anew of where models stand, and how soon. */
export async function oneEvent(
  { backend, database, model }: Store,
  events: RecordedEvent[],
): Promise<Comparison[]> {
  const knex = database.connect();
  const coming = [...events];
  const judged: number[] = [];
  const send = async () => {
    const [body] = toBodies(coming.splice(0, 1), TYPE);
    await backend.sender.postAll('/events', TYPE, [body]);
  };
  const soon = await compare({
    what: 'one event until its model’s standing is new, against its figures',
    unit: 'ms',
    repetitions: events.length / 2 - 1,
    aim: { atMost: 5 },
    figure: async () => {
      const before = await standings(knex);
      const start = performance.now();
      await send();
      await isNew(knex, model, before.get(model)!);
      const taken = performance.now() - start;
      const after = await standings(knex);
      judged.push(
        [...after].filter(([ref, own]) => before.get(ref) !== own).length,
      );
      return taken;
    },
    floor: async () => {
      const { facts } = await row(knex, model);
      const start = performance.now();
      await send();
      await backend.settled();
      const taken = performance.now() - start;
      // Not to be counted as the next event's
      await isNew(knex, model, facts);
      return taken;
    },
  });
  await knex.destroy();
  const counts = [...judged];
  const touched = await compare({
    what: 'models judged anew after one event',
    unit: 'models',
    repetitions: counts.length - 1,
    aim: { atMost: 1 },
    figure: async turn => counts[turn],
    floor: async () => 1,
  });
  return [soon, touched];
}

/** Resolves when the facts that a model is judged by are others. */
async function isNew(knex: Knex, model: string, facts: string): Promise<void> {
  const end = Date.now() + 60_000;
  while ((await row(knex, model)).facts === facts) {
    if (Date.now() > end) throw new Error(`${model} is not judged anew`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

function row(knex: Knex, model: string): Promise<{ facts: string }> {
  return knex('standings').where({ model }).first('facts');
}

async function standings(knex: Knex): Promise<Map<string, string>> {
  const rows = await knex('standings').select('model', 'facts');
  return new Map(rows.map(({ model, facts }) => [model, facts]));
}
