import { writeEvent } from './writeEvent';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import { WAYMARK_EVENT_PREFIX } from 'backstage-plugin-waymark-common';
import { cdEvent } from '../__testUtils__/events';
import { applyMigrations } from '../kernel/database/applyMigrations';
import { DatabaseLedger } from './DatabaseLedger';
import type { LedgerEntry } from './Ledger';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MODEL = 'model:default/credit-risk';
const AT = '2026-06-01T00:00:00.000Z';

function entry(event: CdEvent, rest: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    event,
    ...writeEvent(event),
    time: Date.parse(AT),
    rule: 'none',
    door: 'events',
    sender: 'test',
    ...rest,
  };
}

function decision(kind: string, id: string, content: CdEvent['subject']) {
  const event = cdEvent(kind, { id, at: AT, source: '/waymark/portal' });
  event.context.type = `${WAYMARK_EVENT_PREFIX}${kind}.0.1.0`;
  return entry(
    { ...event, subject: content },
    { model: MODEL, rule: 'decided', door: 'portal' },
  );
}

describe.each(databases.eachSupportedId())('unassigned on %s', databaseId => {
  it('are listed by what they name, until assigned and again when that is withdrawn', async () => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const ledger = DatabaseLedger.create({ database: knex });
    const list = async () =>
      (await knex('unassigned').orderBy(['time_ms', 'event_key'])).map(row => [
        row.subject ?? row.hints,
        row.model,
        row.assignments,
      ]);
    const packaged = (id: string, version: string) =>
      cdEvent('artifact.packaged', {
        id,
        at: AT,
        subject: `pkg:oci/scores@${version}`,
      });
    const hints = [{ annotation: 'gitlab.com/project-slug', value: 'scores' }];
    const merged = cdEvent('change.merged', { id: 'm1', at: AT });
    await ledger.append([
      entry(packaged('p1', '1')),
      entry(packaged('p2', 'sha256:2')),
      entry(merged, { hints }),
      entry(cdEvent('change.merged', { id: 'm2', at: AT }), { model: MODEL }),
    ]);
    await ledger.append([entry(packaged('p1', '1'))]);
    const artifacts = [
      ['pkg:oci/scores', null, 0],
      ['pkg:oci/scores', null, 0],
    ];
    const expectList = async (model: string | null, assignments: number) =>
      expect((await list()).sort()).toEqual([
        [JSON.stringify(hints), model, assignments],
        ...artifacts,
      ]);
    await expectList(null, 0);
    const groups = await knex('unassigned').distinct('group_key');
    expect(groups).toHaveLength(2);

    const named = { source: merged.context.source, id: 'm1' };
    const assign = (id: string) => ({
      ...decision('event.assigned', id, {
        id: 'm1',
        content: { event: named },
      }),
      assigns: named,
    });
    await ledger.append([assign('a1')]);
    await ledger.append([assign('a2')]);
    await expectList(MODEL, 1);

    const withdrawal = decision('event.withdrawn', 'w1', {
      id: 'a1',
      content: { event: { source: '/waymark/portal', id: 'a1' } },
    });
    await ledger.append([withdrawal]);
    await expectList(null, 1);
  });
});
