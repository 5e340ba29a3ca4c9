import type { Fault, MaturityFramework } from 'backstage-plugin-waymark-common';
import { deadlineOf, type CampaignPlan } from './CampaignRecord';

/** What of a plan is new, and so to be checked. */
export type PlanChange = Partial<Record<keyof CampaignPlan, unknown>>;

/**
 * What is wrong with what is new in a plan.
 *
 * @param options - `exists` says whether the catalog shows an entity to the caller
 */
export async function checkPlan(
  plan: CampaignPlan,
  changed: PlanChange,
  options: {
    frameworks: MaturityFramework[];
    exists: (ref: string) => Promise<boolean>;
    now: number;
  },
): Promise<Fault[]> {
  const { frameworks, exists, now } = options;
  const faults: Fault[] = [];
  if ('framework' in changed || 'level' in changed) {
    faults.push(...checkLevel(plan, frameworks));
  }
  if ('due' in changed && deadlineOf(plan) <= now) {
    faults.push({ path: '/due', message: 'must be a day ahead, or today' });
  }
  if ('owner' in changed) {
    if (!/^(group|user):/.test(plan.owner)) {
      faults.push({ path: '/owner', message: 'must be a group or a user' });
    } else if (!(await exists(plan.owner))) {
      faults.push(unknown('/owner', plan.owner));
    }
  }
  for (const kind of ['owner', 'system'] as const) {
    const ref = 'scope' in changed && plan.scope[kind];
    if (ref && !(await exists(ref)))
      faults.push(unknown(`/scope/${kind}`, ref));
  }
  return faults;
}

function checkLevel(
  { framework: id, level }: CampaignPlan,
  frameworks: MaturityFramework[],
): Fault[] {
  const usable = frameworks.filter(each => each.subject === 'model');
  const framework = usable.find(each => each.id === id);
  if (!framework) {
    const known = usable.map(each => each.id).join(', ');
    const message = `names no framework that judges models; there are ${known}`;
    return [{ path: '/framework', message }];
  }
  if (!framework.merged) {
    const message = `names a framework without one level of the whole`;
    return [{ path: '/framework', message }];
  }
  const [, ...reachable] = framework.levels.map(each => each.level);
  if (level === undefined || reachable.includes(level)) return [];
  const message = `must be one of ${reachable.join(', ')} in ${framework.id}`;
  return [{ path: '/level', message }];
}

function unknown(path: string, ref: string): Fault {
  return { path, message: `${ref} is not in the catalog` };
}
