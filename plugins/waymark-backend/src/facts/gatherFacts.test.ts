import { emptyRows } from '../projections/emptyRows';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Figure } from 'backstage-plugin-waymark-common';
import type { ModelRows } from '../projections/rows';
import {
  NOW,
  createDeployment,
  createEntity,
  createIncident,
  createLive,
  createRows,
  createVersion,
  daysAgo,
} from './__testUtils__/goldenModel';
import { factRegistry } from './factRegistry';
import { groupFactRegistry } from './groupFacts';
import { gatherFacts } from './gatherFacts';
import { renderFactDocs } from './renderFactDocs';

function factsOf(rows: Partial<ModelRows> = {}) {
  return gatherFacts({
    entity: createEntity(),
    rows: createRows(rows),
    now: NOW,
  });
}

const rollback = createDeployment({
  id: 'rollback-1',
  kind: 'rolledback',
  at: daysAgo(3),
  opensRelease: false,
});

describe('gatherFacts', () => {
  it('knows what one run of a golden path shows', () => {
    expect(factsOf()).toEqual({
      generalPurpose: null,
      inCatalog: true,
      ownerSet: true,
      ownerIsGroup: true,
      purposeSet: true,
      riskTierSet: true,
      riskTier: 'limited',
      riskRationale: true,
      riskTierSetBy: 'group:default/risk',
      riskTierAgeDays: 151,
      riskQuestionsAnswered: false,
      goldenPath: false,
      goldenPathTemplate: null,
      trainedOnDeclared: true,
      evaluatedOnDeclared: false,
      hasProductionEvents: true,
      daysSinceFirstProduction: 10,
      productionDeployments: 1,
      productionDeployments90d: 1,
      failedDeployments90d: 0,
      stagingBeforeProductionShare: 1,
      approvalsShare: 0,
      canaryOrShadowUsed90d: false,
      progressiveShare90d: 0,
      besideShare90d: 1,
      evaluatedBeforeReleaseShare90d: 1,
      deploymentsPerDay: null,
      changeLeadTimeMs: null,
      changeFailRate: null,
      recoveryTimeMs: null,
      reworkRate: null,
      pipelineShare90d: null,
      deploymentSuccessRate: null,
      timeToDetectMs: null,
      timeToRestoreMs: null,
      modelFreshnessMs: null,
      retrainingSuccessRate: null,
      liveInProduction: true,
      liveDeployedByPipeline: true,
      liveVersionRegistered: true,
      liveVersionCommitKnown: true,
      liveVersionEvaluatedBySlice: false,
      liveVersionTrainingRecorded: true,
      liveVersionTrainingRunLinked: true,
      evaluationOfLiveVersion: 'passed',
      liveVersionHasThresholdsCommittedBefore: true,
      dataQualityEvaluation: 'passed',
      gateDecisionOfLiveVersion: null,
      gatedShare90d: 0,
      liveVersionApproved: false,
      fairnessEvaluation: null,
      smokeTestBeforeProduction: true,
      goldenPathConformance: 1,
      modelCardOfLiveVersion: true,
      modelCardAgeDays: 10,
      sbomOfLiveVersion: true,
      signatureOfLiveVersion: false,
      testReportOfLiveVersion: false,
      lineageCompleteness: 1,
      rollbacks365d: 0,
      rollbackAutomated: null,
      daysSinceRollbackExercised: null,
      openIncidents: 0,
      incidents90d: 0,
      driftMonitoring: null,
      retrainedOnDrift: false,
      retrainedAutomatically: false,
      experimentsTracked: true,
      costReported90d: false,
    });
  });

  it('knows little of a model without entity and events', () => {
    const facts = gatherFacts({ rows: emptyRows(), now: NOW });
    const known = Object.entries(facts).filter(([, value]) => value !== null);
    expect(Object.fromEntries(known)).toEqual({
      inCatalog: false,
      hasProductionEvents: false,
      productionDeployments: 0,
      productionDeployments90d: 0,
      liveInProduction: false,
      rollbacks365d: 0,
      openIncidents: 0,
      incidents90d: 0,
    });
  });

  it('gives every registered fact a value of its type', () => {
    const facts = factsOf();
    expect(Object.keys(facts)).toEqual(factRegistry.map(({ name }) => name));
    expect(new Set(Object.keys(facts)).size).toBe(factRegistry.length);
    for (const { name, type } of factRegistry) {
      expect([type, 'object']).toContain(typeof facts[name]);
    }
  });

  it('takes figures by their value', () => {
    const figure = { value: 0.25 } as Figure;
    const facts = gatherFacts({
      rows: emptyRows(),
      now: NOW,
      figures: { pipelineShare: figure },
    });
    expect(facts.pipelineShare90d).toBe(0.25);
    expect(facts.changeLeadTimeMs).toBeNull();
  });

  it('reads what the catalog lacks as no, not as unknown', () => {
    const facts = gatherFacts({
      entity: createEntity({
        owner: 'user:default/guest',
        purpose: ' ',
        risk: undefined,
        trainedOn: [],
        goldenPath: { template: 'template:default/tabular', version: '1' },
      }),
      rows: emptyRows(),
      now: NOW,
    });
    expect(facts).toMatchObject({
      ownerSet: true,
      ownerIsGroup: false,
      purposeSet: false,
      riskTierSet: false,
      riskTier: null,
      riskRationale: false,
      trainedOnDeclared: false,
      goldenPath: true,
    });
  });

  it('speaks for every version live in production', () => {
    const second = createVersion({
      version: '2',
      artifactId: undefined,
      evaluations: [],
      evidence: [],
      runUrl: undefined,
      datasets: [],
    });
    const live = [createLive(), createLive({ environment: 'b', version: '2' })];
    const versions = [createVersion(), second];
    expect(factsOf({ versions, live })).toMatchObject({
      evaluationOfLiveVersion: null,
      liveVersionHasThresholdsCommittedBefore: null,
      smokeTestBeforeProduction: false,
      modelCardOfLiveVersion: false,
      modelCardAgeDays: null,
      sbomOfLiveVersion: false,
      liveVersionTrainingRunLinked: false,
      lineageCompleteness: 0.25,
    });
    expect(
      factsOf({ versions, live: [createLive({ version: 'unheard of' })] }),
    ).toMatchObject({ evaluationOfLiveVersion: null, lineageCompleteness: 0 });
  });

  it('finds a live version by its artifact', () => {
    const live = [createLive({ version: 'pkg:mlflow/credit-risk@1' })];
    expect(factsOf({ live }).evaluationOfLiveVersion).toBe('passed');
  });

  it('judges a version by its latest evaluation, whatever order they stand in', () => {
    const { evaluations } = createVersion();
    const failed = {
      ...evaluations[1],
      id: 'later',
      at: daysAgo(1),
      passed: false,
    };
    for (const order of [
      [failed, ...evaluations],
      [...evaluations, failed],
    ]) {
      expect(
        factsOf({ versions: [createVersion({ evaluations: order })] })
          .evaluationOfLiveVersion,
      ).toBe('failed');
    }
  });

  it('takes thresholds as set beforehand only when nothing dates them later', () => {
    const fact = 'liveVersionHasThresholdsCommittedBefore';
    const late = createDeployment({
      change: { commit: 'c1', committedAt: daysAgo(9) },
    });
    expect(factsOf({ deployments: [late] })[fact]).toBe(false);
    const unnamed = createVersion();
    unnamed.evaluations[1].thresholdsCommit = undefined;
    expect(factsOf({ versions: [unnamed] })[fact]).toBe(false);
    expect(factsOf({ deployments: [] })[fact]).toBe(true);
  });

  it('wants the smoke test passed before production', () => {
    const fact = 'smokeTestBeforeProduction';
    const late = createVersion();
    late.evaluations[2].at = daysAgo(10) + 1;
    expect(factsOf({ versions: [late] })[fact]).toBe(false);
    const failed = createVersion();
    failed.evaluations[2].passed = false;
    expect(factsOf({ versions: [failed] })[fact]).toBe(false);
  });

  it('counts by windows that end now', () => {
    const old = createDeployment({ id: 'old', at: daysAgo(90) - 1 });
    const edge = createDeployment({ id: 'edge', at: daysAgo(90) });
    const future = createDeployment({ id: 'future', at: NOW });
    expect(factsOf({ deployments: [old, edge, future] })).toMatchObject({
      productionDeployments: 2,
      productionDeployments90d: 1,
    });
    expect(factsOf({ deployments: [old] })).toMatchObject({
      productionDeployments90d: 0,
      failedDeployments90d: null,
      approvalsShare: null,
      stagingBeforeProductionShare: null,
      canaryOrShadowUsed90d: null,
    });
  });

  it.each([
    ['in time', {}, 1],
    ['late', { at: daysAgo(10) + 1 }, 0],
    ['rejected', { status: 'rejected' }, 0],
    ['of a rollback', { action: 'rollback' }, 0],
    ['for elsewhere', { environment: 'staging' }, 0],
    ['of another version', { version: '2' }, 0],
  ])('counts an approval %s', (_, approval, share) => {
    const approvals = [
      {
        source: 's',
        id: 'a',
        at: daysAgo(11),
        status: 'approved',
        version: '1',
        ...approval,
      },
    ];
    expect(factsOf({ approvals }).approvalsShare).toBe(share);
  });

  it('tells what a gate last said of the live version, and before deployments', () => {
    const decided = (at: number, outcome: 'allow' | 'deny', more = {}) => ({
      ...{ source: 'g', id: `${at}`, decision: `${at}`, unmet: [], by: 'x' },
      ...{ version: '1', environment: 'production', outcome, at, ...more },
    });
    const told = (...gates: ReturnType<typeof decided>[]) => {
      const facts = factsOf({ gates });
      return [facts.gateDecisionOfLiveVersion, facts.gatedShare90d];
    };
    expect(told()).toEqual([null, 0]);
    expect(told(decided(daysAgo(11), 'allow'))).toEqual(['allow', 1]);
    expect(told(decided(daysAgo(9), 'allow'))).toEqual(['allow', 0]);
    expect(
      told(decided(daysAgo(11), 'allow'), decided(daysAgo(9), 'deny')),
    ).toEqual(['deny', 1]);
    expect(
      told(decided(daysAgo(12), 'allow'), decided(daysAgo(11), 'deny')),
    ).toEqual(['deny', 0]);
    for (const more of [{ version: '2' }, { environment: 'staging' }]) {
      expect(told(decided(daysAgo(11), 'allow', more))).toEqual([null, 0]);
    }
    expect(told(decided(NOW + 1, 'allow'))).toEqual([null, 0]);
    expect(factsOf({ deployments: [] }).gatedShare90d).toBe(null);
    const elsewhere = [
      createLive(),
      createLive({ environment: 'production-eu' }),
    ];
    expect(
      factsOf({ live: elsewhere, gates: [decided(daysAgo(11), 'allow')] })
        .gateDecisionOfLiveVersion,
    ).toBe(null);
  });

  it.each([
    ['of it', {}, true],
    ['by its artifact', { version: 'pkg:mlflow/credit-risk@1' }, true],
    ['rejected', { status: 'rejected' }, false],
    ['of a rollback', { action: 'rollback' }, false],
    ['for elsewhere', { environment: 'staging' }, false],
    ['of another version', { version: '2' }, false],
  ])('sees the live version approved: %s', (_, approval, approved) => {
    const approvals = [
      {
        ...{ source: 's', id: 'a', at: daysAgo(1) },
        ...{ status: 'approved', version: '1', ...approval },
      },
    ];
    expect(factsOf({ approvals }).liveVersionApproved).toBe(approved);
    expect(factsOf({ approvals, live: [] }).liveVersionApproved).toBe(null);
  });

  it('sees canary and shadow', () => {
    const seen = (overrides: Parameters<typeof createDeployment>[0]) =>
      factsOf({ deployments: [createDeployment(overrides)] })
        .canaryOrShadowUsed90d;
    expect(seen({ strategy: 'canary' })).toBe(true);
    expect(seen({ tier: 'shadow', strategy: 'shadow' })).toBe(true);
    expect(seen({ trafficPercent: 10 })).toBe(true);
    expect(seen({ trafficPercent: 100, strategy: 'rolling' })).toBe(false);
  });

  it('tells how rollbacks are done and when the last one was', () => {
    const production = createDeployment();
    expect(factsOf({ deployments: [production, rollback] })).toMatchObject({
      rollbacks365d: 1,
      rollbackAutomated: true,
      daysSinceRollbackExercised: 3,
    });
    const manual = { ...rollback, id: 'r2', executedBy: 'manual' as const };
    expect(
      factsOf({ deployments: [production, rollback, manual] })
        .rollbackAutomated,
    ).toBe(false);
    const old = { ...rollback, at: daysAgo(400) };
    expect(factsOf({ deployments: [old, production] })).toMatchObject({
      rollbacks365d: 0,
      rollbackAutomated: null,
      daysSinceRollbackExercised: 400,
    });
  });

  it('counts production incidents and sees drift in them', () => {
    const open = createIncident({ id: 'open', endedAt: undefined });
    const staging = createIncident({ id: 'staging', tier: 'staging' });
    expect(
      factsOf({ incidents: [createIncident(), open, staging] }),
    ).toMatchObject({
      openIncidents: 1,
      incidents90d: 2,
      driftMonitoring: null,
    });
    for (const sign of [{ cause: 'drift' }, { degradedSince: daysAgo(6) }]) {
      expect(
        factsOf({ incidents: [createIncident(sign)] }).driftMonitoring,
      ).toBe(true);
    }
  });

  it('tells of segments and commits of the live version', () => {
    const [evaluation] = createVersion().evaluations;
    const metrics = [{ name: 'auc', value: 0.8, slice: 'under 25' }];
    expect(
      factsOf({
        versions: [
          createVersion({ evaluations: [{ ...evaluation, metrics }] }),
        ],
        deployments: [createDeployment({ changes: [] })],
      }),
    ).toMatchObject({
      liveVersionEvaluatedBySlice: true,
      liveVersionCommitKnown: false,
    });
  });

  it('tells what set off training', () => {
    const [run] = createRows().trainingRuns;
    const triggered = (trigger: string) =>
      factsOf({ trainingRuns: [run, { ...run, id: 'second', trigger }] });
    expect(triggered('drift')).toMatchObject({
      retrainedOnDrift: true,
      retrainedAutomatically: true,
      driftMonitoring: true,
    });
    expect(triggered('schedule')).toMatchObject({
      retrainedOnDrift: false,
      retrainedAutomatically: true,
      driftMonitoring: null,
    });
    expect(factsOf({ trainingRuns: [] }).retrainedOnDrift).toBeNull();
  });
});

describe('facts of how releases went out', () => {
  const release = (version: string, overrides: object = {}) =>
    createDeployment({ id: `deploy-${version}`, version, ...overrides });
  const second = release('2', { at: daysAgo(5), strategy: 'canary' });

  it('counts each release by how its version went out', () => {
    const beside = (first: object, ...more: object[]) =>
      factsOf({
        deployments: [
          release('1', first),
          ...more.map((each, index) =>
            release('1', { id: `more-${index}`, opensRelease: false, ...each }),
          ),
          second,
        ],
      });
    expect(beside({ strategy: 'rolling' })).toMatchObject({
      progressiveShare90d: 1 / 2,
      besideShare90d: 1 / 2,
    });
    expect(beside({ strategy: 'blue-green' })).toMatchObject({
      progressiveShare90d: 1 / 2,
      besideShare90d: 1,
    });
    // The same version was in the shadow before
    expect(beside({}, { tier: 'shadow', at: daysAgo(12) })).toMatchObject({
      progressiveShare90d: 1,
      besideShare90d: 1,
    });
    expect(beside({}, { tier: 'staging', strategy: 'canary' })).toMatchObject({
      progressiveShare90d: 1 / 2,
    });
    expect(factsOf({ deployments: [] })).toMatchObject({
      progressiveShare90d: null,
      besideShare90d: null,
      evaluatedBeforeReleaseShare90d: null,
    });
  });

  it('counts a release as evaluated only by what passed before it', () => {
    const evaluated = (at: number, passed = true) =>
      factsOf({
        versions: [
          createVersion({
            evaluations: [
              {
                source: '/forge/credit-risk',
                id: 'evaluation',
                kind: 'performance',
                metrics: [],
                passed,
                at,
              },
            ],
          }),
        ],
      }).evaluatedBeforeReleaseShare90d;
    expect(evaluated(daysAgo(10))).toBe(1);
    expect(evaluated(daysAgo(10) + 1)).toBe(0);
    expect(evaluated(daysAgo(11), false)).toBe(0);
    expect(
      factsOf({ deployments: [createDeployment(), second] })
        .evaluatedBeforeReleaseShare90d,
    ).toBe(1 / 2);
  });

  it('knows a test report when it was reported', () => {
    const evidence = [
      {
        source: '/forge/credit-risk',
        id: 'tests',
        at: daysAgo(10),
        kind: 'test-report',
      },
    ];
    expect(
      factsOf({ versions: [createVersion({ evidence })] })
        .testReportOfLiveVersion,
    ).toBe(true);
  });
});

describe('facts of how a model came to be', () => {
  const version = createVersion();
  const without = (kind: string) => ({
    evaluations: version.evaluations.filter(each => each.kind !== kind),
    evidence: version.evidence.filter(each => each.kind !== kind),
  });

  it.each([
    ['its run', { runUrl: undefined }],
    ['checked data', without('data-quality')],
    ['an evaluation', without('performance')],
    [
      'committed thresholds',
      {
        evaluations: version.evaluations.map(each => ({
          ...each,
          thresholdsCommit: undefined,
        })),
      },
    ],
    ['an artifact', { packagedAt: undefined }],
    ['a model card', without('model-card')],
    ['an SBOM', without('sbom')],
    ['a smoke test', without('smoke')],
  ])('misses %s on the golden path', (_, overrides) => {
    expect(
      factsOf({ versions: [createVersion(overrides)] }).goldenPathConformance,
    ).toBe(7 / 8);
  });

  it('takes the live version that strays furthest', () => {
    const facts = factsOf({
      live: [
        createLive(),
        createLive({
          environment: 'production-eu',
          version: '2',
          executedBy: 'manual',
        }),
      ],
      versions: [
        version,
        createVersion({
          version: '2',
          artifactId: 'pkg:mlflow/credit-risk@2',
          runUrl: undefined,
        }),
      ],
    });
    expect(facts.goldenPathConformance).toBe(6 / 8);
    expect(factsOf({ live: [] }).goldenPathConformance).toBeNull();
  });

  it('tells how the risk tier was set', () => {
    const tierSet = (setAt: string, answers?: Record<string, boolean>) =>
      gatherFacts({
        entity: createEntity({
          risk: {
            tier: 'high',
            rationale: 'Credit',
            setBy: 'user:default/ada',
            setAt,
            answers,
          },
        }),
        rows: createRows(),
        now: NOW,
      });
    expect(
      tierSet('2026-05-31T12:00:00+02:00', { credit: true }),
    ).toMatchObject({
      riskTierSetBy: 'user:default/ada',
      riskTierAgeDays: 0,
      riskQuestionsAnswered: true,
    });
    expect(tierSet('2027-01-01').riskTierAgeDays).toBeNull();
    expect(
      gatherFacts({
        entity: createEntity({ risk: undefined }),
        rows: createRows(),
        now: NOW,
      }),
    ).toMatchObject({
      riskTierSetBy: null,
      riskTierAgeDays: null,
      riskQuestionsAnswered: null,
    });
  });

  it('knows a cost while an event of 90 days tells of one', () => {
    const cost = (days: number) => ({
      source: '/forge/credit-risk',
      id: 'run-1',
      at: daysAgo(days),
      gpuSeconds: 60,
    });
    expect(factsOf({ costs: [cost(90)] }).costReported90d).toBe(true);
    expect(factsOf({ costs: [cost(91)] }).costReported90d).toBe(false);
    expect(factsOf({ live: [] }).costReported90d).toBeNull();
  });

  it('counts an incident in production as an event of production', () => {
    const elsewhere = { live: [], deployments: [] };
    expect(factsOf(elsewhere).hasProductionEvents).toBe(false);
    expect(
      factsOf({ ...elsewhere, incidents: [createIncident()] })
        .hasProductionEvents,
    ).toBe(true);
  });
});

describe('docs/facts', () => {
  it('lists every fact as the registry has it', () => {
    const path = resolve(__dirname, '../../../../docs/facts/README.md');
    const pattern = /(<!-- facts: .* -->\n)[^]*(<!-- end of facts -->)/;
    const wanted = `\n${renderFactDocs([
      ...factRegistry,
      ...groupFactRegistry,
    ])}\n\n`;
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
});
