import type { FactValue } from 'backstage-plugin-waymark-node';

/** What facts about many models are gathered from: one model's. */
export type GroupModel = {
  /** Entity ref of its owner */
  owner?: string;
  /** Its facts by name; `null` is not known */
  facts: Record<string, FactValue>;
};

/** What several facts about many models ask for, worked out once. */
export type GroupContext = {
  models: GroupModel[];
  /** With a version live in production */
  production: GroupModel[];
  /** Of those in production, first deployed there in the last 365 days */
  recent: GroupModel[];
  /** Of those in production, made from a golden path template */
  paved: GroupModel[];
};

/** Works out what several facts ask for. */
export function createGroupContext(models: GroupModel[]): GroupContext {
  const production = models.filter(
    ({ facts }) => facts.liveInProduction === true,
  );
  return {
    models,
    production,
    recent: production.filter(
      ({ facts: { daysSinceFirstProduction: days } }) =>
        typeof days === 'number' && days < 365,
    ),
    paved: production.filter(({ facts }) => facts.goldenPath === true),
  };
}
