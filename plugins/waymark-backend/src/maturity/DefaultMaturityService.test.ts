import { mockServices } from '@backstage/backend-test-utils';
import type { FactDefinition } from 'backstage-plugin-waymark-node';
import {
  NOW,
  createDeployment,
  createEntity,
  createLive,
  createRows,
  daysAgo,
} from '../facts/__testUtils__/goldenModel';
import { gatherFacts } from '../facts/gatherFacts';
import { computeFigures } from '../metrics/computeFigures';
import { emptyRows } from '../projections/emptyRows';
import type { ModelRows } from '../projections/rows';
import { costKnown, costRules } from './__testUtils__/costRules';
import { DefaultMaturityService } from './DefaultMaturityService';
import { toModelLevel } from './reachLevels';

function createService(
  maturity: object = {},
  facts: FactDefinition[] = [costKnown],
) {
  return DefaultMaturityService.fromConfig(
    mockServices.rootConfig({ data: { waymark: { maturity } } }),
    { providedFacts: facts },
  );
}

function optionsOf(rows: ModelRows, entity = createEntity()) {
  const window = { from: daysAgo(90), to: NOW, asOf: NOW };
  return { entity, rows, now: NOW, figures: computeFigures(rows, window) };
}

describe('DefaultMaturityService', () => {
  it('lists what it judges by, the primary framework first', () => {
    const shipped = createService().listFrameworks();
    expect(shipped.map(({ id }) => id)).toEqual([
      'delivery-standard',
      'ai-platform',
      'cncf-platform-engineering',
      'google-mlops',
      'microsoft-mlops',
      'mlops-capability',
      'mlops-levels',
      'risk-controls',
    ]);
    expect(Object.keys(shipped[0]).sort()).toEqual(
      'areas id levels merged source subject title version'.split(' '),
    );
    const chosen = createService({
      primary: 'house-rules',
      frameworks: [costRules],
    });
    expect(
      chosen
        .listFrameworks()
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['house-rules', 'ai-platform']);
  });

  it('finds a model Defined after one run of its golden path', () => {
    const service = createService();
    const options = optionsOf(createRows());
    const [standard, , , levels] = service.assessModel(options);
    expect(standard).toMatchObject({
      level: 3,
      levelTitle: 'Defined',
      of: 5,
      target: 3,
    });
    expect(standard.nextMove?.criteria).toContain('technology-tools-rollback');
    expect(levels).toMatchObject({
      framework: 'mlops-levels',
      level: 0,
      of: 4,
      // No pipeline can look for a second person
      nextMove: { toLevel: 1, criteria: ['governance-second-look'] },
    });
    const facts = gatherFacts(options);
    const { attestations } = options.rows;
    const verdicts = service.decideModel({
      ...{ facts, attestations, now: options.now },
    });
    expect(toModelLevel(verdicts)).toEqual({
      framework: 'delivery-standard',
      level: 3,
      of: 5,
      title: 'Defined',
      target: 3,
    });
  });

  it('counts a rollback done by the pipeline', () => {
    const rolledBack = createRows({
      deployments: [
        ...createRows().deployments,
        createDeployment({
          id: 'deploy-production-2',
          version: '2',
          at: daysAgo(2),
          failed: true,
          release: 1,
          revertedBy: { source: '/forge', id: 'rb', at: daysAgo(1) },
          change: { commit: 'c2', committedAt: daysAgo(3) },
        }),
        createDeployment({
          id: 'rb',
          kind: 'rolledback',
          at: daysAgo(1),
          opensRelease: false,
          firstOfChange: false,
          release: undefined,
        }),
      ],
      live: [createLive({ since: daysAgo(1) })],
    });
    const [standard] = createService().assessModel(optionsOf(rolledBack));
    const resultOf = (id: string) =>
      standard.criteria.find(criterion => criterion.id === id);
    expect(resultOf('technology-tools-rollback')).toMatchObject({
      result: 'met',
      reason:
        'Rollbacks done by pipeline: yes; Days since the last rollback, real or exercised: 1 day.',
    });
    expect(resultOf('measurement-metrics-targets')?.result).toBe('notMet');
  });

  it('puts a model that is deployed by hand, by a runbook, at Managed', () => {
    const { deployments, live, ...rows } = createRows();
    const byHand = createRows({
      ...rows,
      deployments: deployments.map(row => ({
        ...row,
        executedBy: 'manual' as const,
      })),
      live: live.map(row => ({ ...row, executedBy: 'manual' as const })),
      attestations: [
        {
          source: '/waymark/portal',
          id: 'control.attested/runbook',
          attestation: 'runbook',
          subject: 'model:default/credit-risk',
          framework: 'delivery-standard',
          criterion: 'people-culture-runbook',
          statement: 'Ada and Lin deployed by it',
          link: 'https://example.com/runbook',
          by: 'user:default/ada',
          at: daysAgo(20),
          expiresAt: daysAgo(-100),
        },
      ],
    });
    const [standard] = createService().assessModel(optionsOf(byHand));
    expect(standard).toMatchObject({
      level: 2,
      nextMove: {
        toLevel: 3,
        criteria: ['people-culture-pipeline-norm'],
        text: 'To reach 3 · Defined: Deploy to production through the pipeline: at least nine of ten production deployments in 90 days.',
      },
    });
  });

  it('tells what decided in words, and where that can be seen', () => {
    const { versions, ...rows } = createRows();
    const [version] = versions;
    const [standard] = createService().assessModel(
      optionsOf(
        createRows({
          ...rows,
          versions: [
            {
              ...version,
              evaluations: version.evaluations.map(each => ({
                ...each,
                reportUrl: `https://forge.example.com/${each.kind}`,
              })),
              // What is no web address is no link
              evidence: version.evidence.map(each => ({
                ...each,
                uri: 's3://models/card.md',
              })),
            },
          ],
        }),
      ),
    );
    const factsOf = (id: string) =>
      standard.criteria.find(criterion => criterion.id === id)!.facts;
    expect(factsOf('process-governance-quality-gate')).toEqual([
      {
        name: 'evaluationOfLiveVersion',
        value: 'passed',
        label: 'Evaluation of the live version',
        text: 'passed',
        evidence: {
          kind: 'url',
          target: 'https://forge.example.com/performance',
        },
      },
    ]);
    expect(factsOf('measurement-metrics-targets')).toContainEqual({
      name: 'changeLeadTimeMs',
      value: 3_600_000,
      label: 'Change lead time, 90 days',
      text: '1 h',
      evidence: { kind: 'figure', target: 'changeLeadTime' },
    });
    expect(factsOf('process-governance-model-card')).toMatchObject([
      { text: 'yes', evidence: { kind: 'deployments', target: null } },
    ]);
    expect(factsOf('people-culture-owner')).toMatchObject([
      { text: 'yes', evidence: { kind: 'catalog', target: null } },
    ]);
  });

  it('leaves a shadow model without events at the lowest level', () => {
    const rows = emptyRows();
    const [standard, , , levels] = createService().assessModel({
      rows,
      now: NOW,
    });
    expect(standard).toMatchObject({ level: 1, target: null });
    expect(levels).toMatchObject({ level: 0, levelTitle: 'Manual' });
  });

  it('judges by facts of providers, which cannot replace its own', () => {
    const service = createService({ frameworks: [costRules] });
    const levelWith = (facts: Record<string, boolean>) =>
      service.assessModel(
        { rows: emptyRows(), now: NOW, providedFacts: facts },
        'house-rules',
      )[0].level;
    expect(levelWith({})).toBe(1);
    expect(levelWith({ costKnown: true })).toBe(2);
    const [standard] = service.assessModel({
      rows: emptyRows(),
      now: NOW,
      providedFacts: { ownerSet: true },
    });
    expect(standard.criteria[0].result).toBe('unknown');
  });

  it('refuses what it cannot judge by', () => {
    expect(() => createService({ primary: 'nope' })).toThrow(
      'waymark.maturity.primary: no framework "nope" judges a model by one level',
    );
    const team = {
      ...costRules,
      subject: 'team',
      criteria: [{ ...costRules.criteria[0], met: 'facts.models > 0' }],
    };
    expect(() =>
      createService({ primary: 'house-rules', frameworks: [team] }),
    ).toThrow('judges a model');
    const apart = { ...costRules, merged: false };
    expect(() =>
      createService({ primary: 'house-rules', frameworks: [apart] }),
    ).toThrow('by one level');
    expect(() => createService({ frameworks: [costRules] }, [])).toThrow(
      'waymark.maturity.frameworks[0]: criterion cost-known',
    );
    expect(() =>
      createService({}, [{ ...costKnown, name: 'ownerSet' }]),
    ).toThrow('Two sources define the fact "ownerSet"');
    expect(() =>
      createService().assessModel({ rows: emptyRows(), now: NOW }, 'nope'),
    ).toThrow('No framework "nope" judges a model');
  });
});
