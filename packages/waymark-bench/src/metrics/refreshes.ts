import type { RecordedEvent } from 'waymark-cli';
import type { Knex } from 'knex';
import { compare, type Comparison } from '../harness';
import { toBodies } from '../ingest/EventFeed';
import type { Store } from '../store/openStore';
import { isMade } from './isMade';

const TYPE = 'application/x-ndjson';

/** How many models' rows one event makes anew: those it touches, which is one. */
export async function refreshes(
  { backend, database, model }: Store,
  events: RecordedEvent[],
): Promise<Comparison> {
  const knex = database.connect();
  const coming = [...events];
  const comparison = await compare({
    what: 'models whose rows change with one event',
    unit: 'models',
    repetitions: events.length - 1,
    aim: { atMost: 1 },
    figure: async () => {
      const before = await snapshots(knex);
      const [body] = toBodies(coming.splice(0, 1), TYPE);
      await backend.sender.postAll('/events', TYPE, [body]);
      await backend.settled();
      await isMade(knex, model);
      const after = await snapshots(knex);
      return [...before].filter(([ref, row]) => after.get(ref) !== row).length;
    },
    floor: async () => 1,
  });
  await knex.destroy();
  return comparison;
}

async function snapshots(knex: Knex): Promise<Map<string, string>> {
  const rows = await knex('snapshots').select();
  return new Map(rows.map(row => [row.model, JSON.stringify(row)]));
}
