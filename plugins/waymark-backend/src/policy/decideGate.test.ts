import { ConfigReader } from '@backstage/config';
import type { FactValue } from 'backstage-plugin-waymark-node';
import { factRegistry } from '../facts/factRegistry';
import { decideGate, type GateQuestion } from './decideGate';
import { loadGateRules } from './loadGateRules';

const load = (gates: object = {}) =>
  loadGateRules(new ConfigReader({ waymark: { gates } }), {
    definitions: factRegistry,
    hasCriterion: ({ criterion }) => criterion === 'operation-oversight',
  });

/** What a model of any tier has to show, and shows */
const proven: Record<string, FactValue> = {
  riskTier: 'high',
  evaluationOfLiveVersion: 'passed',
  liveVersionHasThresholdsCommittedBefore: true,
  modelCardOfLiveVersion: true,
  sbomOfLiveVersion: true,
  signatureOfLiveVersion: true,
  dataQualityEvaluation: 'passed',
  fairnessEvaluation: 'passed',
  liveVersionApproved: true,
  daysSinceRollbackExercised: 180,
};

const decide = (
  facts: Record<string, FactValue>,
  options: Partial<GateQuestion> & { gates?: object } = {},
) =>
  decideGate(load(options.gates), {
    tier: 'production',
    facts: { ...proven, ...facts },
    criteria: () => ({ result: 'met', reason: 'Attested.' }),
    ...options,
  });
const unmetOf = (...args: Parameters<typeof decide>) =>
  decide(...args)
    .rules.filter(({ result }) => result !== 'met')
    .map(({ id, result }) => `${id} ${result}`);

describe('the shipped rules', () => {
  it('allow a high-risk version that shows everything', () => {
    const { outcome, rules } = decide({});
    expect(outcome).toBe('allow');
    expect(rules.map(({ result }) => result)).toEqual(Array(11).fill('met'));
  });

  it.each<[string, Record<string, FactValue>]>([
    ['tier notMet', { riskTier: 'prohibited' }],
    ['evaluation notMet', { evaluationOfLiveVersion: 'failed' }],
    ['evaluation unknown', { evaluationOfLiveVersion: null }],
    ['thresholds notMet', { liveVersionHasThresholdsCommittedBefore: false }],
    ['model-card notMet', { modelCardOfLiveVersion: false }],
    ['sbom notMet', { sbomOfLiveVersion: false }],
    ['signature notMet', { signatureOfLiveVersion: false }],
    ['data-quality unknown', { dataQualityEvaluation: null }],
    ['fairness notMet', { fairnessEvaluation: 'failed' }],
    ['approval notMet', { liveVersionApproved: false }],
    ['rollback notMet', { daysSinceRollbackExercised: 181 }],
    ['rollback unknown', { daysSinceRollbackExercised: null }],
  ])('deny: %s', (unmet, facts) => {
    expect(decide(facts).outcome).toBe('deny');
    expect(unmetOf(facts)).toEqual([unmet]);
  });

  it.each([
    ['unknown', undefined],
    ['expired', { result: 'expired' as const, reason: 'It ran out.' }],
  ])('deny while oversight is %s', (result, judged) => {
    const criteria = () => judged;
    expect(unmetOf({}, { criteria })).toEqual([`oversight ${result}`]);
    expect(decide({}, { criteria }).outcome).toBe('deny');
  });

  const nothing = Object.fromEntries(
    Object.keys(proven).map(name => [name, null]),
  );
  const evaluated = {
    evaluationOfLiveVersion: 'passed',
    liveVersionHasThresholdsCommittedBefore: true,
  };

  it('ask less of lower tiers, and everything where the tier is not known', () => {
    const allowed = (facts: Record<string, FactValue>) =>
      decide({ ...nothing, ...facts }).outcome === 'allow';
    expect(allowed({ ...evaluated, riskTier: 'minimal' })).toBe(true);
    expect(allowed({ ...evaluated, riskTier: 'limited' })).toBe(false);
    const documented = {
      ...evaluated,
      modelCardOfLiveVersion: true,
      sbomOfLiveVersion: true,
    };
    expect(allowed({ ...documented, riskTier: 'limited' })).toBe(true);
    expect(allowed({ ...documented, riskTier: 'high' })).toBe(false);
    expect(unmetOf({ riskTier: null })).toEqual(['tier unknown']);
    expect(
      unmetOf({ riskTier: null, signatureOfLiveVersion: false }),
    ).toContain('signature notMet');
  });

  it('let anything go to staging', () => {
    expect(decide(nothing, { tier: 'staging' })).toEqual({
      outcome: 'allow',
      rules: [],
    });
  });

  it('say why, and what to do', () => {
    const { rules } = decide({ riskTier: 'limited', sbomOfLiveVersion: null });
    expect(rules.find(({ id }) => id === 'sbom')).toEqual({
      id: 'sbom',
      title: 'The version has a software bill of materials',
      todo: expect.stringContaining('SBOM'),
      result: 'unknown',
      reason: 'SBOM of the live version: not known.',
    });
    expect(rules.find(({ id }) => id === 'signature')).toMatchObject({
      result: 'notApplicable',
      reason: 'Does not apply. Risk tier: limited.',
    });
  });
});

describe('configured rules', () => {
  const rule = {
    id: 'lineage',
    environments: ['staging'],
    title: 'Its lineage is complete',
    met: 'facts.lineageCompleteness == 1.0',
    todo: 'Report it.',
  };

  it('come on top, take the place of others, and may leave some out', () => {
    const gates = {
      without: ['signature'],
      rules: [rule, { ...rule, id: 'sbom', environments: ['production'] }],
    };
    const facts = { lineageCompleteness: 0.5 };
    expect(unmetOf(facts, { gates })).toEqual(['sbom notMet']);
    expect(unmetOf(facts, { gates, tier: 'staging' })).toEqual([
      'lineage notMet',
    ]);
    const ids = load(gates).map(({ id }) => id);
    expect(ids).toHaveLength(11);
    expect(ids).not.toContain('signature');
  });

  it.each([
    [{ without: ['nothing'] }, 'waymark.gates.without: no rule "nothing"'],
    [{ rules: [rule, rule] }, '"lineage" stands there twice'],
    [{ rules: [{ ...rule, met: 'facts.nothing' }] }, 'rule lineage'],
    [{ rules: [{ ...rule, met: 'facts.(' }] }, 'rule lineage'],
    [{ rules: [{ ...rule, met: undefined }] }, 'waymark.gates.rules: /0'],
    [{ rules: [{ ...rule, environments: ['prod'] }] }, '/0/environments/0'],
    [
      { rules: [{ ...rule, met: undefined, criterion: 'a/b' }] },
      'no criterion "a/b" judges a model',
    ],
  ])('%# stop the start with their place named', (gates, message) => {
    expect(() => load(gates)).toThrow(message);
  });
});
