import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { findRisks } from './findRisks';

const DAY = 86_400_000;

function summary(model: Partial<ModelSummary>): ModelSummary {
  return {
    ref: 'model:default/credit-risk',
    signalId: 'UAlTzIVJvMpk-Nqs-vtTsA',
    name: 'credit-risk',
    title: null,
    owner: null,
    type: 'classifier',
    tier: 'high',
    lifecycle: 'production',
    live: [],
    deniedIn: [],
    controls: null,
    level: {
      framework: 'delivery-standard',
      level: 3,
      of: 5,
      title: 'Managed',
      target: 3,
    },
    figures: {},
    deployments90d: [],
    freshness: 180 * DAY,
    attention: [],
    inCatalog: true,
    ...model,
  };
}

describe('findRisks', () => {
  it('finds none in a model that is well', () => {
    expect(findRisks(summary({}), 180)).toEqual([]);
    expect(findRisks(summary({ level: null, freshness: null }), 180)).toEqual(
      [],
    );
  });

  it('names each, worst first', () => {
    const model = summary({
      level: { ...summary({}).level!, level: 2 },
      freshness: 180.5 * DAY,
      attention: [
        { kind: 'untiered', text: 'Has no risk tier: classify it' },
        { kind: 'failure', text: '1 failed deployment not recovered' },
        { kind: 'incident', text: '2 incidents open in production' },
      ],
    });
    expect(findRisks(model, 180)).toEqual([
      { kind: 'incident', text: '2 incidents open in production' },
      { kind: 'failure', text: '1 failed deployment not recovered' },
      {
        kind: 'belowTarget',
        text: 'Of tier high and on level 2 of 5, below its target 3',
      },
      {
        kind: 'stale',
        text: 'Serves on training data that ended 180 days ago',
      },
    ]);
  });

  it('leaves the target of lower tiers to the scorecard', () => {
    const model = summary({
      tier: 'limited',
      level: { ...summary({}).level!, level: 1 },
    });
    expect(findRisks(model, 180)).toEqual([]);
  });
});
