import { noCounts, type Activity } from './ActivityStore';
import { describeSources } from './describeSources';
import { wayIn } from './WayIn';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-06-15T12:00:00Z');

/** A topic that was last heard of so long ago, and never for longer than `gap`. */
function stateAfter(
  away: number | undefined,
  gap: number | undefined,
  accepted = 100,
): string {
  const activity: Activity = {
    way: wayIn('topic', 'cdevents'),
    lastHeardAt: away === undefined ? undefined : NOW - away,
    longestGap: gap,
    totals: { ...noCounts(), accepted },
    days: [{ day: '2026-06-14', ...noCounts(), accepted }],
  };
  const [source] = describeSources({
    records: [],
    activities: [activity],
    vendors: [],
    unassigned: [],
    now: NOW,
  });
  return source.state;
}

describe('the state of a way in', () => {
  it.each<[string, string, Parameters<typeof stateAfter>]>([
    ['active', 'a busy topic within the hour', [HOUR - 1, 60_000]],
    ['quiet', 'a busy topic after it', [HOUR + 1, 60_000]],
    ['active', 'one that rests at night, in the night', [15 * HOUR, 16 * HOUR]],
    ['active', 'and the next noon', [23 * HOUR, 16 * HOUR]],
    ['quiet', 'and in the second night', [25 * HOUR, 16 * HOUR]],
    ['active', 'one with too few events for a rhythm', [48 * HOUR, HOUR, 9]],
    ['active', 'one that began today', [5 * HOUR, undefined]],
    ['silent', 'one not heard of for 30 days', [30 * 24 * HOUR, HOUR]],
    ['silent', 'one that was only turned away', [undefined, undefined]],
  ])('is %s of %s', (state, _, args) => {
    expect(stateAfter(...args)).toBe(state);
  });
});
