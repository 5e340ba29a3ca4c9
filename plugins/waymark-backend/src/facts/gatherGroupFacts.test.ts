import type { FactValue } from 'backstage-plugin-waymark-node';
import type { GroupModel } from './GroupContext';
import { gatherGroupFacts } from './gatherGroupFacts';

function model(
  facts: Record<string, FactValue> = {},
  owner = 'group:default/lending',
): GroupModel {
  return {
    owner,
    facts: {
      liveInProduction: true,
      hasProductionEvents: true,
      inCatalog: true,
      riskTier: 'limited',
      riskTierSet: true,
      daysSinceFirstProduction: 30,
      ...facts,
    },
  };
}

describe('gatherGroupFacts', () => {
  it('knows nothing but counts without a model in production', () => {
    const known = Object.entries(
      gatherGroupFacts([
        model({ liveInProduction: null, hasProductionEvents: false }),
      ]),
    ).filter(([, value]) => value !== null);
    expect(Object.fromEntries(known)).toEqual({
      models: 1,
      productionModels: 0,
      riskTier: 'limited',
      goldenPathTeams: 0,
      goldenPaths: 0,
      failedDeployments90d: 0,
      openIncidents: 0,
    });
  });

  it('counts what is not known as not so', () => {
    const facts = gatherGroupFacts([
      model({ lineageCompleteness: 1, evaluationOfLiveVersion: 'passed' }),
      model({ lineageCompleteness: 0.75, evaluationOfLiveVersion: null }),
      model({ inCatalog: false, riskTier: null, riskTierSet: null }),
      model({ liveInProduction: false, lineageCompleteness: 1 }),
    ]);
    expect(facts).toMatchObject({
      models: 4,
      productionModels: 3,
      lineageShare: 1 / 3,
      evaluatedShare: 1 / 3,
      catalogShare: 3 / 4,
      riskTierShare: 2 / 3,
      pipelineShare: 0,
      riskTier: null,
    });
  });

  it('counts the inventory over what delivers to production, live or not', () => {
    expect(
      gatherGroupFacts([
        model(),
        model({ inCatalog: false, liveInProduction: false }),
        model({ inCatalog: false, hasProductionEvents: false }),
      ]).catalogShare,
    ).toBe(1 / 2);
  });

  it('asks a model card to be of this year', () => {
    const card = (modelCardAgeDays: number | null) =>
      model({ modelCardOfLiveVersion: true, modelCardAgeDays });
    expect(
      gatherGroupFacts([card(365), card(366), card(null), model()]),
    ).toMatchObject({ modelCardShare: 3 / 4, modelCardCurrentShare: 1 / 4 });
  });

  it('counts golden paths by template, owner and age', () => {
    const paved = (template: string, owner: string, days = 30) =>
      model(
        {
          goldenPath: true,
          goldenPathTemplate: template,
          daysSinceFirstProduction: days,
        },
        owner,
      );
    expect(
      gatherGroupFacts([
        paved('tabular', 'group:default/a'),
        paved('tabular', 'group:default/a'),
        paved('llm', 'group:default/b', 365),
        model(),
      ]),
    ).toMatchObject({
      goldenPathTeams: 2,
      goldenPaths: 2,
      goldenPathShare: 3 / 4,
      goldenPathShareOfNew: 2 / 3,
    });
  });

  it('takes the median of figures and the sum of counts', () => {
    expect(
      gatherGroupFacts([
        model({
          changeLeadTimeMs: 10,
          deploymentsPerDay: 1,
          changeFailRate: 0,
          incidents90d: 3,
          failedDeployments90d: 2,
          stagingBeforeProductionShare: 0.9,
        }),
        model({ changeLeadTimeMs: 30, failedDeployments90d: null }),
        model({ changeLeadTimeMs: null, openIncidents: 1 }),
      ]),
    ).toMatchObject({
      changeLeadTimeMs: 20,
      measuredShare: 1 / 3,
      stagedShare: 1 / 3,
      incidentsPerModel90d: 1,
      failedDeployments90d: 2,
      openIncidents: 1,
    });
  });

  it('speaks of retraining on drift for lower-risk models alone', () => {
    const facts = gatherGroupFacts([
      model({ riskTier: 'high', retrainedOnDrift: true }),
      model({ riskTier: 'minimal', retrainedOnDrift: true }),
      model({ riskTier: 'limited', retrainedOnDrift: null }),
    ]);
    expect(facts).toMatchObject({
      lowerRiskRetrainedShare: 0.5,
      riskTier: 'high',
    });
  });
});
