import { deployment } from '../__testUtils__/events';
import { AppendQueue } from './AppendQueue';
import type { AppendVerdict, LedgerEntry } from './Ledger';
import { writeEvent } from './writeEvent';

function entry(id: string): LedgerEntry {
  const event = deployment(id, '2026-06-01T00:00:00Z', '1');
  return {
    event,
    ...writeEvent(event),
    time: 0,
    rule: 'named',
    door: 'events',
    sender: 'test',
  };
}

/** Writes a batch when told to, and notes what came in each. */
function createWriter(judge: (id: string) => AppendVerdict = () => 'accepted') {
  const batches: string[][] = [];
  const held: (() => void)[] = [];
  return {
    batches,
    /** Ends the write that is under way */
    release: () => held.shift()!(),
    write: async (entries: LedgerEntry[]) => {
      const ids = entries.map(({ event }) => event.context.id);
      batches.push(ids);
      await new Promise<void>(resolve => held.push(resolve));
      return ids.map(judge);
    },
  };
}

const turn = () => new Promise(resolve => setImmediate(resolve));
/** The queue waits a turn of its own before it writes. */
const settle = async () => {
  await turn();
  await turn();
};

describe('AppendQueue', () => {
  it('writes what comes alone in the next turn, and together what comes meanwhile', async () => {
    const writer = createWriter(id => (id === 'c' ? 'duplicate' : 'accepted'));
    const queue = new AppendQueue(writer.write);
    const first = queue.append([entry('a')]);
    await settle();
    const second = queue.append([entry('b'), entry('c')]);
    const third = queue.append([entry('d')]);
    expect(writer.batches).toEqual([['a']]);
    writer.release();
    expect(await first).toEqual(['accepted']);
    await settle();
    expect(writer.batches).toEqual([['a'], ['b', 'c', 'd']]);
    writer.release();
    expect(await second).toEqual(['accepted', 'duplicate']);
    expect(await third).toEqual(['accepted']);
    const later = queue.append([entry('e')]);
    await settle();
    writer.release();
    expect(await later).toEqual(['accepted']);
  });

  it('writes together what comes in one turn', async () => {
    const writer = createWriter();
    const queue = new AppendQueue(writer.write);
    const all = ['a', 'b', 'c'].map(id => queue.append([entry(id)]));
    await settle();
    expect(writer.batches).toEqual([['a', 'b', 'c']]);
    writer.release();
    await Promise.all(all);
  });

  it('does not hold up a batch', async () => {
    const writer = createWriter();
    const queue = new AppendQueue(writer.write);
    queue.append([entry('a')]);
    await settle();
    queue.append(Array.from({ length: 21 }, (_, n) => entry(`n${n}`)));
    expect(writer.batches).toHaveLength(2);
  });

  it('lays what is wrong with one request on nobody else', async () => {
    const queue = new AppendQueue(async entries => {
      await settle();
      if (entries.some(({ event }) => event.context.id === 'bad')) {
        throw new Error('index row size exceeds maximum');
      }
      return entries.map(() => 'accepted');
    });
    const all = ['a', 'bad', 'c'].map(id => queue.append([entry(id)]));
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(
      ['fulfilled', 'rejected', 'fulfilled'],
    );
  });

  it('tells all of them at once that the database is away', async () => {
    let writes = 0;
    const queue = new AppendQueue(async () => {
      writes += 1;
      await settle();
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    });
    const first = queue.append([entry('a')]);
    first.catch(() => {});
    await settle();
    const rest = ['b', 'c', 'd'].map(id => queue.append([entry(id)]));
    const all = [first, ...rest];
    for (const result of await Promise.allSettled(all)) {
      expect(result.status).toBe('rejected');
    }
    expect(writes).toBe(2);
  });
});
