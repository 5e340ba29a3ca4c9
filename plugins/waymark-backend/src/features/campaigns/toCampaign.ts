import {
  isModelEntity,
  type Campaign,
  type CampaignModel as WireModel,
  type CampaignState,
  type MaturityFramework,
  type ModelCampaign,
  ownersOf,
} from 'backstage-plugin-waymark-common';
import { formatInstant, formatOptional } from '../../kernel/time/instant';
import type { CampaignModel, CampaignModels } from './campaignModels';
import { deadlineOf, type CampaignRecord } from './CampaignRecord';

/** A campaign as the API tells it, over the models somebody may see. */
export function toCampaign(
  campaign: CampaignRecord,
  options: {
    models: CampaignModels;
    framework?: MaturityFramework;
    now: number;
  },
): Campaign {
  const { models, framework, now } = options;
  const { closed, createdAt, remindedAt, createdBy, scope, note } = campaign;
  return {
    ...{ ...namesOf(campaign, framework), scope, note: note ?? null },
    frameworkTitle: framework?.title ?? null,
    owner: campaign.owner,
    state: stateOf(campaign, models.counted, now),
    models: models.counted.length,
    there: models.counted.filter(({ there }) => there).length,
    withoutTarget: models.withoutTarget,
    createdBy,
    createdAt: formatInstant(createdAt),
    closed: closed ? { ...closed, at: formatInstant(closed.at) } : null,
    remindedAt: formatOptional(remindedAt),
  };
}

/** A campaign as one of its models sees it. */
export function toModelCampaign(
  campaign: CampaignRecord,
  options: {
    counted: CampaignModel;
    framework?: MaturityFramework;
    now: number;
  },
): ModelCampaign {
  const { counted, framework, now } = options;
  return {
    ...namesOf(campaign, framework),
    goal: counted.goal,
    state: now >= deadlineOf(campaign) ? 'overdue' : 'active',
    there: counted.there,
  };
}

/**
 * A model that is not there yet.
 *
 * @param criteria - titles and what to do, by criterion
 */
export function toWireModel(
  { ref, entity, level, goal, next }: CampaignModel,
  criteria: Map<string, { title: string; todo: string }>,
): WireModel {
  return {
    ref,
    name: entity.metadata.name,
    title: entity.metadata.title ?? null,
    owner: ownersOf(entity)[0] ?? null,
    tier: (isModelEntity(entity) && entity.spec.risk?.tier) || null,
    level: level ?? null,
    goal,
    next: next.flatMap(criterion => {
      const known = criteria.get(criterion);
      return known ? { criterion, title: known.title, todo: known.todo } : [];
    }),
  };
}

/** How a campaign stands by the models that count in it. */
export function stateOf(
  campaign: CampaignRecord,
  models: { there: boolean }[],
  now: number,
): CampaignState {
  if (campaign.closed) return 'closed';
  if (models.length > 0 && models.every(({ there }) => there)) return 'reached';
  return now >= deadlineOf(campaign) ? 'overdue' : 'active';
}

/** What a framework calls a level. */
export function levelTitle(
  framework: MaturityFramework | undefined,
  wanted: number | undefined,
): string | undefined {
  return framework?.levels.find(({ level }) => level === wanted)?.title;
}

function namesOf(campaign: CampaignRecord, framework?: MaturityFramework) {
  const { id, title, level, due } = campaign;
  return {
    id,
    title,
    framework: campaign.framework,
    level: level ?? null,
    levelTitle: levelTitle(framework, level) ?? null,
    due,
  };
}
