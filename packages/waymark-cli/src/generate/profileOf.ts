import { createHash } from 'node:crypto';
import type { DeliveryProfile } from './DeliveryProfile';
import { Random } from './Random';
import { TEAMS } from './teams';
import { DAY } from './time';

const THINGS = [
  ...['churn', 'demand', 'fraud', 'price', 'risk', 'search', 'stock', 'topic'],
  ...['route', 'image', 'intent', 'basket', 'claim', 'credit', 'load', 'click'],
];
const JOBS = [
  ...['forecast', 'detector', 'ranker', 'scorer', 'classifier', 'embedding'],
  ...['recommender', 'extractor', 'matcher', 'summary'],
];

/**
 * The `index`-th model of a seed's organisation: its team's habits, a little
 * different for each model. `length` is that of the history in ms.
 */
export function profileOf(
  seed: string,
  index: number,
  length: number,
): DeliveryProfile {
  // Hashed, as seeds that differ in their last digit begin with like numbers
  const own = createHash('sha256').update(`${seed} ${index}`).digest('hex');
  const random = new Random(own);
  const team = random.pick(TEAMS);
  const number = String(index + 1).padStart(5, '0');
  const name = `${random.pick(THINGS)}-${random.pick(JOBS)}-${number}`;
  const pace = random.about(1);
  return {
    ...team.habits,
    name,
    seed: own,
    owner: `${team.name}-${random.int(1, 40)}`,
    purl: `${team.purl}/${name}`,
    version: team.version,
    // Some models are as old as the history, others came along the way
    since: random.chance(0.6) ? length : random.between(0.05, 1) * length,
    every: team.habits.every * pace,
    leadTime: team.habits.leadTime * pace,
    failShare: Math.min(0.9, random.about(team.habits.failShare)),
    attemptShare: Math.min(0.9, random.about(team.habits.attemptShare)),
    outageEvery: random.about(120 * DAY),
  };
}
