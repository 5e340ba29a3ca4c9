import type { Entity } from '@backstage/catalog-model';
import type {
  CampaignScope,
  MaturityFramework,
} from 'backstage-plugin-waymark-common';
import { isInScope, type Scope } from '../../kernel/catalog/scope';
import type { FrameworkStanding, Standing } from '../../standings/Standing';
import type { CampaignRecord } from './CampaignRecord';

/** A model in a campaign's scope, and where it stands. */
export type CampaignModel = {
  ref: string;
  entity: Entity;
  /** Undefined when it was not judged yet */
  level?: number;
  /** The level it is to reach */
  goal: number;
  there: boolean;
  /** Criteria of its next move */
  next: string[];
  history: FrameworkStanding['history'];
};

/** Models that count in a campaign, and how many are in scope without a target. */
export type CampaignModels = {
  counted: CampaignModel[];
  withoutTarget: number;
};

/**
 * Where a campaign's models stand.
 *
 * @param models - those of the catalog that may be seen, by ref
 * @param owners - the scope's owner and the groups below it
 * @param framework - undefined when it is no longer in use: then no model is there
 */
export function campaignModels(
  campaign: CampaignRecord,
  options: {
    models: Map<string, Entity>;
    owners: ReadonlySet<string>;
    framework?: MaturityFramework;
    standings: ReadonlyMap<string, Standing>;
  },
): CampaignModels {
  const { models, owners, framework, standings } = options;
  const counted: CampaignModel[] = [];
  let withoutTarget = 0;
  for (const [ref, entity] of models) {
    if (!isInCampaign(entity, campaign.scope, owners)) continue;
    const model = campaignModel(
      campaign,
      { ref, entity },
      currentOf(framework, standings.get(ref)?.frameworks),
    );
    if (model) counted.push(model);
    else withoutTarget += 1;
  }
  return { counted, withoutTarget };
}

/** One model in scope; undefined when it has no level to reach. */
export function campaignModel(
  { level: wanted }: CampaignRecord,
  { ref, entity }: { ref: string; entity: Entity },
  own: FrameworkStanding | undefined,
): CampaignModel | undefined {
  const goal = wanted ?? own?.target ?? undefined;
  if (goal === undefined) return undefined;
  const level = own?.level ?? undefined;
  return {
    ref,
    entity,
    level,
    goal,
    there: level !== undefined && level >= goal,
    next: own?.next ?? [],
    history: own?.history ?? [],
  };
}

/** A model's standing as the framework in use judges it. */
export function currentOf(
  framework: MaturityFramework | undefined,
  standings: Standing['frameworks'] | undefined,
): FrameworkStanding | undefined {
  const own = framework && standings?.[framework.id];
  return own?.version === framework?.version ? own : undefined;
}

/** Whether a model is in all that the scope narrows to. */
export function isInCampaign(
  entity: Entity,
  scope: CampaignScope,
  owners: ReadonlySet<string>,
): boolean {
  const { tiers = [], owner, system, tag } = scope;
  const anyOf = (scopes: Scope[]) =>
    scopes.length === 0 || scopes.some(each => isInScope(entity, each, owners));
  return (
    anyOf(tiers.map(value => ({ kind: 'tier', value }))) &&
    anyOf(owner ? [{ kind: 'owner', value: owner }] : []) &&
    anyOf(system ? [{ kind: 'system', value: system }] : []) &&
    anyOf(tag ? [{ kind: 'tag', value: tag }] : [])
  );
}
