import { DateTime } from 'luxon';
import { t } from '../../__testUtils__/translate';
import { countWords, dueWords, goalWords, scopeWords } from './campaignWords';

it('says how long there is, by UTC days', () => {
  const now = DateTime.fromISO('2027-02-27T23:30:00Z');
  expect(dueWords(t, '2027-03-01', now)).toBe('due in 2 days');
  expect(dueWords(t, '2027-02-28', now)).toBe('due in 1 day');
  expect(dueWords(t, '2027-02-27', now)).toBe('due today');
  expect(dueWords(t, '2027-02-26', now)).toBe('1 day overdue');
  const away = now.setZone('Pacific/Auckland');
  expect(dueWords(t, '2027-02-28', away)).toBe('due in 1 day');
});

it('says what is to be reached by whom', () => {
  expect(goalWords(t, { level: 4, levelTitle: 'Governed' })).toBe(
    'level 4 · Governed',
  );
  expect(goalWords(t, { level: 4, levelTitle: null })).toBe('level 4');
  expect(goalWords(t, { level: null, levelTitle: null })).toBe(
    'its own target',
  );
  expect(scopeWords(t, {})).toBe('every model');
  expect(
    scopeWords(t, {
      tiers: ['high', 'limited'],
      owner: 'group:default/lending',
      system: 'system:bank/credit',
      tag: 'tabular',
    }),
  ).toBe(
    'tier high or limited, owner lending, system bank/credit, tag tabular',
  );
  expect(countWords(t, { models: 1, there: 0 })).toBe('0 of 1 model');
});
