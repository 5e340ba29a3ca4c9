import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import type { FactValue } from '@waymark/backstage-plugin-waymark-node';
import { parse } from 'yaml';
import { type Fact, factRegistry } from '../facts';
import { bestFacts } from './__testUtils__/bestFacts';
import { assess } from './assess';
import { loadFrameworks } from './loadFrameworks';
import { renderFrameworkDocs } from './renderFrameworkDocs';

const root = resolve(__dirname, '../../../..');
const frameworks = loadFrameworks({ definitions: factRegistry });
const criteriaByRule = frameworks.flatMap(framework =>
  framework.criteria
    .filter(({ met }) => met)
    .map(criterion => ({
      framework,
      criterion,
      name: `${framework.id} ${criterion.id}`,
    })),
);

/** By criterion, what makes it fail in a model that is best otherwise. */
const failing: Record<string, Record<string, FactValue>[]> = {
  'delivery-standard people-culture-owner': [{ ownerSet: false }],
  'delivery-standard people-culture-purpose': [{ purposeSet: false }],
  'delivery-standard people-culture-pipeline-norm': [
    { pipelineShare90d: 0.89 },
    {
      pipelineShare90d: 0,
      productionDeployments90d: 0,
      liveDeployedByPipeline: false,
    },
  ],
  'delivery-standard people-culture-team': [{ ownerIsGroup: false }],
  'delivery-standard process-governance-risk-tier': [
    { riskTierSet: false },
    { riskRationale: false },
  ],
  'delivery-standard process-governance-release-checked': [
    { evaluationOfLiveVersion: 'failed', approvalsShare: 0.49 },
  ],
  'delivery-standard process-governance-quality-gate': [
    { evaluationOfLiveVersion: 'failed' },
  ],
  'delivery-standard process-governance-thresholds': [
    { liveVersionHasThresholdsCommittedBefore: false },
  ],
  'delivery-standard process-governance-model-card': [
    { modelCardOfLiveVersion: false },
  ],
  'delivery-standard process-governance-lineage': [
    { lineageCompleteness: 0.75 },
  ],
  'delivery-standard process-governance-four-eyes': [{ approvalsShare: 0.89 }],
  'delivery-standard technology-tools-artifact': [
    { liveVersionRegistered: false },
  ],
  'delivery-standard technology-tools-staging': [
    { stagingBeforeProductionShare: 0.89 },
  ],
  'delivery-standard technology-tools-smoke-test': [
    { smokeTestBeforeProduction: false },
  ],
  'delivery-standard technology-tools-sbom': [{ sbomOfLiveVersion: false }],
  'delivery-standard technology-tools-progressive': [
    { canaryOrShadowUsed90d: false },
  ],
  'delivery-standard technology-tools-rollback': [
    { rollbackAutomated: false },
    { daysSinceRollbackExercised: 181 },
  ],
  'delivery-standard technology-tools-data-quality': [
    { dataQualityEvaluation: 'failed' },
  ],
  'delivery-standard technology-tools-signature': [
    { signatureOfLiveVersion: false },
  ],
  'delivery-standard technology-tools-self-healing': [
    { recoveryTimeMs: 3_600_000 },
  ],
  'delivery-standard measurement-metrics-reported': [
    { productionDeployments: 0 },
  ],
  // A figure there is, or it is not known: there is no third way
  'delivery-standard measurement-metrics-measured': [],
  'delivery-standard measurement-metrics-targets': [
    { changeLeadTimeMs: 604_800_000 },
    { changeFailRate: 0.16 },
    { recoveryTimeMs: 86_400_000 },
  ],
  // A monitor that found nothing is not known to be there
  'delivery-standard measurement-metrics-monitored': [],
  'mlops-levels training-recorded': [{ liveVersionTrainingRecorded: false }],
  'mlops-levels training-data-set': [{ trainedOnDeclared: false }],
  'mlops-levels training-runs-linked': [
    { liveVersionTrainingRunLinked: false },
  ],
  'mlops-levels training-data-checked': [{ dataQualityEvaluation: 'failed' }],
  'mlops-levels training-triggered': [{ retrainedAutomatically: false }],
  'mlops-levels training-retraining-succeeds': [
    { retrainingSuccessRate: 0.89 },
  ],
  'mlops-levels deployment-artifact': [{ liveVersionRegistered: false }],
  // It asks for results, whatever they are
  'mlops-levels deployment-evaluated': [],
  'mlops-levels deployment-pipeline': [{ liveDeployedByPipeline: false }],
  'mlops-levels deployment-gated': [
    { evaluationOfLiveVersion: 'failed' },
    { liveVersionHasThresholdsCommittedBefore: false },
  ],
  'mlops-levels deployment-template': [{ goldenPath: false }],
  'mlops-levels deployment-progressive': [{ canaryOrShadowUsed90d: false }],
  'mlops-levels monitoring-incidents-closed': [{ openIncidents: 1 }],
  'mlops-levels monitoring-drift': [],
  'mlops-levels monitoring-rollback': [{ rollbackAutomated: false }],
  'mlops-levels monitoring-drift-retrains': [{ retrainedOnDrift: false }],
  'mlops-levels monitoring-recovers': [{ recoveryTimeMs: 3_600_000 }],
  'mlops-levels governance-owner': [{ ownerSet: false }],
  'mlops-levels governance-purpose': [{ purposeSet: false }],
  'mlops-levels governance-risk-tier': [
    { riskTierSet: false },
    { riskRationale: false },
  ],
  'mlops-levels governance-model-card': [{ modelCardOfLiveVersion: false }],
  'mlops-levels governance-lineage': [{ lineageCompleteness: 0.75 }],
  'mlops-levels governance-approval': [{ approvalsShare: 0.89 }],
};

describe('the frameworks that come with Waymark', () => {
  it('are these, and each area has criteria', () => {
    expect(
      frameworks.map(({ id, version, subject }) => [id, version, subject]),
    ).toEqual([
      ['delivery-standard', 1, 'model'],
      ['mlops-levels', 1, 'model'],
    ]);
    for (const { areas, criteria, levels } of frameworks) {
      for (const { id } of areas) {
        expect(criteria.some(({ area }) => area === id)).toBe(true);
      }
      for (const { level } of levels.slice(1)) {
        expect(criteria.some(one => one.level === level)).toBe(true);
      }
      for (const { id, area, todo } of criteria) {
        expect(id.startsWith(`${area}-`)).toBe(true);
        expect(todo).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('have a failing case for every rule', () => {
    expect(Object.keys(failing).sort()).toEqual(
      criteriaByRule.map(({ name }) => name).sort(),
    );
  });

  it.each(criteriaByRule)(
    '$name is met by the best facts, not by its failing ones, and open when they are not known',
    ({ name, framework, criterion }) => {
      const judge = (facts: Record<string, FactValue>) =>
        assess(framework, facts).criteria.find(({ id }) => id === criterion.id)!
          .result;
      expect(judge(bestFacts)).toBe('met');
      for (const facts of failing[name]) {
        expect(judge({ ...bestFacts, ...facts })).toBe('notMet');
      }
      const forgotten = criterion.met!.facts.map(fact => [fact.name, null]);
      expect(judge({ ...bestFacts, ...Object.fromEntries(forgotten) })).toBe(
        'unknown',
      );
    },
  );

  it('ask a minimal-risk model for less', () => {
    const [standard] = frameworks;
    const dropped = assess(standard, { ...bestFacts, riskTier: 'minimal' })
      .criteria.filter(({ result }) => result === 'notApplicable')
      .map(({ id }) => id);
    expect(dropped).toEqual([
      'process-governance-model-card',
      'process-governance-four-eyes',
      'technology-tools-sbom',
      'technology-tools-signature',
    ]);
  });

  it('do not lower a model because it had nothing to deploy for 90 days', () => {
    const [standard] = frameworks;
    const quiet = {
      ...bestFacts,
      productionDeployments90d: 0,
      failedDeployments90d: null,
      stagingBeforeProductionShare: null,
      approvalsShare: null,
      canaryOrShadowUsed90d: null,
      deploymentsPerDay: 0,
      changeLeadTimeMs: null,
      changeFailRate: null,
      recoveryTimeMs: null,
      pipelineShare90d: null,
    };
    expect(assess(standard, quiet).areas).toEqual(
      assess(standard, bestFacts).areas.map(area => ({
        ...area,
        met: expect.any(Number),
        total: expect.any(Number),
      })),
    );
  });

  it('need a person’s word for the upper levels only', () => {
    const attested = frameworks[0].criteria.filter(
      ({ kind }) => kind === 'attested',
    );
    expect(Math.min(...attested.map(({ level }) => level))).toBe(4);
    expect(assess(frameworks[0], bestFacts).level).toBe(3);
    const attestations = attested.map(({ id }) => ({
      criterion: id,
      statement: 'Seen',
      by: 'group:default/lending',
      at: 0,
    }));
    expect(assess(frameworks[0], bestFacts, { attestations }).level).toBe(5);
  });

  it('forgetting a fact never raises a level', () => {
    const known = fc.record(
      Object.fromEntries(factRegistry.map(fact => [fact.name, valueOf(fact)])),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...frameworks),
        known,
        fc.constantFrom(...factRegistry),
        (framework, facts, { name }) => {
          const before = assess(framework, facts).areas;
          const after = assess(framework, { ...facts, [name]: null }).areas;
          after.forEach((area, index) =>
            expect(area.level).toBeLessThanOrEqual(before[index].level),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Mostly good values, so that upper levels are met on the way too. */
function valueOf({ name, type }: Fact): fc.Arbitrary<FactValue> {
  const other = {
    boolean: fc.boolean(),
    number: fc.constantFrom(0, 0.5, 1, 1e9),
    string: fc.constantFrom('passed', 'failed', 'minimal', 'limited', 'high'),
  }[type];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(bestFacts[name] ?? null) },
    { weight: 1, arbitrary: other },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

describe('docs/maturity', () => {
  it.each(frameworks.map(({ id }) => id))('%s says what its file says', id => {
    const file = `${root}/plugins/waymark-backend/frameworks/${id}.yaml`;
    const path = `${root}/docs/maturity/${id}.md`;
    const pattern = /(<!-- framework: .* -->\n)[^]*(<!-- end of framework -->)/;
    const rendered = renderFrameworkDocs(parse(readFileSync(file, 'utf8')));
    const wanted = `\n${rendered}\n\n`;
    if (process.env.UPDATE_DOCS) {
      const page = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        page.replace(pattern, (_, begin, end) => `${begin}${wanted}${end}`),
      );
    }
    const [listed] = readFileSync(path, 'utf8').match(pattern) ?? [''];
    // Prettier pads tables; only the words count
    const plain = (text: string) =>
      text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(plain(listed)).toContain(plain(wanted));
  });

  it('shows a framework that loads as it stands', () => {
    const page = readFileSync(`${root}/docs/maturity/README.md`, 'utf8');
    const [, example] = page.match(/```yaml\n(id: [^]*?)```/)!;
    const loaded = loadFrameworks({
      definitions: factRegistry,
      extra: [{ data: parse(example), place: 'README.md' }],
    });
    expect(loaded.map(({ id }) => id)).toContain('house-rules');
  });
});
