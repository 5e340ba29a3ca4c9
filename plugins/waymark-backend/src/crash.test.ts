import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import createKnex from 'knex';
import { BackendProcess } from './__testUtils__/BackendProcess';
import {
  inBatches,
  readFigures,
  recordedEvents,
} from './__testUtils__/recordedEvents';
import { startEngine } from './__testUtils__/startEngine';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(360_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const batches = inBatches(recordedEvents(), 15);
const total = batches.flat().length;
const SENDERS = 4;
const KILLS = 3;
let clean: string;

/** A database of its own for the process, and what removes it. */
async function createDatabase(
  id: string,
): Promise<{ config: JsonObject; remove: () => Promise<void> }> {
  if (id === 'SQLITE_3') {
    const directory = mkdtempSync(`${tmpdir()}/waymark-crash-`);
    return {
      config: { client: 'better-sqlite3', connection: { directory } },
      remove: async () => rmSync(directory, { recursive: true }),
    };
  }
  const connection =
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING!;
  const prefix = `crash_${randomBytes(4).toString('hex')}_`;
  return {
    config: { client: 'pg', connection, prefix },
    remove: async () => {
      const knex = createKnex({ client: 'pg', connection });
      await knex.raw(`drop database if exists ${prefix}waymark with (force)`);
      await knex.destroy();
    },
  };
}

beforeAll(async () => {
  const knex = await databases.init('SQLITE_3');
  const engine = await startEngine({ knex });
  for (const batch of batches) await engine.post(batch);
  await engine.settled();
  clean = await readFigures(async path => (await engine.get(path)).body);
  await engine.stop();
});

it.each(databases.eachSupportedId())(
  'loses and doubles nothing when killed time and again, on %s',
  async databaseId => {
    const { config, remove } = await createDatabase(databaseId);
    const backend = await BackendProcess.create(config);
    const send = async (batch: JsonObject[]) => {
      const response = await backend.ask('/events', {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-ndjson' },
        body: batch.map(event => JSON.stringify(event)).join('\n'),
      });
      return response.json();
    };
    // Kills with batches of several senders on their way, and one with
    // everything told and little of it folded.
    const part = Math.floor(batches.length / KILLS);
    const kills = Array.from({ length: KILLS }, (_, index) => ({
      after: index * part + randomInt(SENDERS + 1, part),
      delay: randomInt(0, 12),
    }));
    const place = `killed at ${JSON.stringify(kills)}`;
    const restart = async () => {
      await backend.kill();
      backend.start();
    };
    const left = [...batches];
    const tell = async () => {
      for (let batch = left.shift(); batch; batch = left.shift()) {
        const receipt = await send(batch);
        expect(receipt).toMatchObject({ conflicts: [], rejected: [] });
      }
    };
    const killNowAndThen = async () => {
      for (const { after, delay } of kills) {
        await waitFor(() => {
          if (batches.length - left.length < after) throw new Error('Not yet');
        }, 120_000);
        await new Promise(resolve => setTimeout(resolve, delay));
        await restart();
      }
    };
    try {
      backend.start();
      const senders = Array.from({ length: SENDERS }, tell);
      await Promise.all([...senders, killNowAndThen()]);
      await restart();

      let duplicates = 0;
      for (const batch of batches) {
        const receipt = await send(batch);
        expect(receipt).toMatchObject({ conflicts: [], rejected: [] });
        duplicates += receipt.duplicates;
      }
      // Each had been acknowledged, so each must still be there.
      expect([place, duplicates]).toEqual([place, total]);
      await waitFor(async () => {
        const figures = await readFigures(async path =>
          (await backend.ask(path)).json(),
        );
        if (figures !== clean) throw new Error(`Other figures, ${place}`);
      }, 20_000);
    } finally {
      await backend.kill();
      await remove();
    }
  },
);
