import { DAY } from '../../metrics/window';
import type { CampaignModel } from './campaignModels';
import { deadlineOf, type CampaignRecord } from './CampaignRecord';

const WEEK = 7 * DAY;

/** How many models were there from a moment (epoch milliseconds) on. */
export type ProgressPoint = { at: number; there: number };

/**
 * How many of the models were there, from a moment until now: at its start, at
 * the end of every day on which that changed, and now. Models that were not
 * judged by then were not there.
 *
 * @param models - with their whole history since then
 */
export function progressOf(
  models: Pick<CampaignModel, 'goal' | 'there' | 'history'>[],
  { from, now }: { from: number; now: number },
): ProgressPoint[] {
  const steps = models.flatMap(({ goal, history }) => stepsOf(goal, history));
  const first = { at: from, there: 0 };
  const days = new Map<number, ProgressPoint>();
  let { there } = first;
  for (const { at, by } of steps.sort((a, b) => a.at - b.at)) {
    if (at > now) break;
    there += by;
    if (at <= from) first.there = there;
    else days.set(Math.floor(at / DAY), { at, there });
  }
  const changed = [...days.values()].filter(
    (point, index, all) => point.there !== (all[index - 1] ?? first).there,
  );
  const last = { at: now, there: models.filter(model => model.there).length };
  return [first, ...changed.filter(({ at }) => at < now), last];
}

/** When a model got to its goal, and when it fell below it. */
function stepsOf(
  goal: number,
  history: CampaignModel['history'],
): { at: number; by: 1 | -1 }[] {
  const steps: { at: number; by: 1 | -1 }[] = [];
  let was = false;
  for (const { at, level } of history) {
    const is = level !== null && level >= goal;
    if (is !== was) steps.push({ at, by: is ? 1 : -1 });
    was = is;
  }
  return steps;
}

/** Models a week: what it takes to make the date, and what it was so far. */
export function paceOf(
  campaign: Pick<CampaignRecord, 'due' | 'createdAt' | 'closed'>,
  options: { models: number; progress: ProgressPoint[] },
): { needed?: number; soFar?: number } {
  const { models, progress } = options;
  const first = progress[0];
  const last = progress[progress.length - 1];
  const left = deadlineOf(campaign) - last.at;
  const gone = last.at - first.at;
  const open = models - last.there;
  return {
    needed:
      open > 0 && left > 0 && !campaign.closed
        ? open / Math.max(left / WEEK, 1 / 7)
        : undefined,
    soFar: gone >= DAY ? (last.there - first.there) / (gone / WEEK) : undefined,
  };
}
