import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../../kernel/database/applyMigrations';
import type { CampaignPlan } from './CampaignRecord';
import { CampaignStore } from './CampaignStore';
import { ReminderStore } from './ReminderStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const plan: CampaignPlan = {
  title: 'Governed by March',
  framework: 'delivery-standard',
  level: 4,
  scope: { tiers: ['high'], owner: 'group:default/bank' },
  due: '2027-03-01',
  owner: 'group:default/risk',
  note: 'The board asked for it',
};
const made = { by: 'user:default/ada', at: 1_800_000_000_000 };

describe.each(databases.eachSupportedId())('campaigns on %s', databaseId => {
  const open = async () => {
    const database = await databases.init(databaseId);
    await applyMigrations(database);
    return {
      store: CampaignStore.create({ database }),
      reminders: ReminderStore.create({ database }),
    };
  };

  it('are kept whole, changed, and closed once for good', async () => {
    const { store } = await open();
    const campaign = await store.create(plan, made);
    expect(campaign).toMatchObject({ ...plan, createdBy: made.by });
    expect(await store.get(campaign.id)).toEqual(campaign);
    expect(await store.get('unknown')).toBeUndefined();

    const bare: CampaignPlan = {
      title: 'All at their target',
      framework: 'mlops-levels',
      scope: {},
      due: '2027-02-01',
      owner: 'user:default/ada',
    };
    const other = await store.create(bare, { ...made, at: made.at + 1 });
    expect(await store.get(other.id)).toEqual(other);
    expect(await store.listOpen()).toEqual([other, campaign]);

    const changed = { ...bare, due: '2027-04-01' };
    expect(await store.update(other.id, changed)).toBe(true);
    expect((await store.listOpen()).map(({ id }) => id)).toEqual([
      campaign.id,
      other.id,
    ]);

    const closed = { by: made.by, at: made.at + 5, reason: 'It is done' };
    expect(await store.close(other.id, closed)).toBe(true);
    expect(await store.close(other.id, closed)).toBe(false);
    expect(await store.update(other.id, plan)).toBe(false);
    expect(await store.listOpen()).toEqual([campaign]);
    expect(await store.listClosed()).toEqual([
      { ...other, ...changed, closed },
    ]);
  });

  it('let one of those who ask at once remind, once in a while', async () => {
    const { store } = await open();
    const { id } = await store.create(plan, made);
    const ask = (at: number) =>
      store.claimReminding(id, { at, notSince: at - 100 });
    const asked = await Promise.all([ask(1000), ask(1000), ask(1001)]);
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await ask(1050)).toBe(false);
    const { remindedAt } = (await store.get(id))!;
    await store.unclaimReminding(id, { at: remindedAt!, before: 7 });
    expect((await store.get(id))!.remindedAt).toBe(7);
    expect(await ask(1060)).toBe(true);
    // Somebody asked since, which stands
    await store.unclaimReminding(id, { at: remindedAt! });
    expect((await store.get(id))!.remindedAt).toBe(1060);
  });

  it('have each reminder sent by one worker, and again only after it gave up', async () => {
    const { store, reminders } = await open();
    const { id } = await store.create(plan, made);
    const key = {
      campaign: id,
      occasion: 'start',
      recipient: 'group:default/x',
    };
    const now = 1_800_000_000_000;
    const claims = await Promise.all(
      [1, 2, 3].map(() => reminders.claim(key, now)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await reminders.claim({ ...key, occasion: 'later' }, now)).toBe(
      true,
    );

    await reminders.release(key);
    expect(await reminders.claim(key, now + 1)).toBe(true);
    // The worker that took it is heard of no more
    expect(await reminders.claim(key, now + 60_000)).toBe(false);
    expect(await reminders.claim(key, now + 11 * 60_000)).toBe(true);
    await reminders.markSent(key, now + 11 * 60_000);
    expect(await reminders.claim(key, now + 99 * 60_000)).toBe(false);
  });
});
