import { ConfigReader } from '@backstage/config';
import { readReminderDays } from './readReminderDays';

describe('waymark.campaigns.reminderDays', () => {
  const read = (reminderDays?: unknown) =>
    readReminderDays(
      new ConfigReader({ waymark: { campaigns: { reminderDays } } } as any),
    );

  it('is 14, 7 and 1 unless given', () => {
    expect(read()).toEqual([14, 7, 1]);
    expect(read([30])).toEqual([30]);
    expect(read([])).toEqual([]);
  });

  it.each([[[0]], [[1.5]], [['7']], [7]])('refuses %j', days => {
    expect(() => read(days)).toThrow('waymark.campaigns.reminderDays');
  });
});
