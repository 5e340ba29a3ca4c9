import { DAY } from '../../metrics/window';
import { deadlineOf, type CampaignRecord } from './CampaignRecord';

/**
 * The occasion on which people are to be reminded now: the latest of the start,
 * so many days before the due day, and every week after it. Occasions bear the
 * due day, so that moving it reminds anew.
 *
 * @param reminderDays - how many days before the due day
 */
export function occasionOf(
  campaign: Pick<CampaignRecord, 'createdAt' | 'due'>,
  reminderDays: readonly number[],
  now: number,
): string {
  const { createdAt, due } = campaign;
  const deadline = deadlineOf(campaign);
  if (now >= deadline) {
    return `${due}+${Math.floor((now - deadline) / (7 * DAY))}w`;
  }
  // Counted from the beginning of the due day, as people count
  const dueDay = deadline - DAY;
  const passed = reminderDays.filter(days => {
    const at = dueDay - days * DAY;
    return createdAt < at && at <= now;
  });
  return passed.length > 0 ? `${due}-${Math.min(...passed)}d` : 'start';
}
