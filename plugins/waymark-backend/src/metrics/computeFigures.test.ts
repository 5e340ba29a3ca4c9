import type { MetricId } from 'backstage-plugin-waymark-common';
import {
  day,
  HOUR,
  makeDeployment,
  makeIncident,
  makeRows,
  makeVersion,
  QUERY,
} from './__testUtils__/rows';
import { computeFigures, figureEvents } from './computeFigures';
import { metricIds } from './registry';

describe('computeFigures', () => {
  it('gives every metric, each with what explains it', () => {
    const figures = computeFigures(makeRows({}), QUERY);
    expect(Object.keys(figures)).toEqual(metricIds);
    expect(metricIds).toHaveLength(20);
    for (const id of metricIds) {
      expect(figures[id]).toMatchObject({
        id,
        window: {
          to: new Date(QUERY.to).toISOString(),
          days: id === 'releases90d' ? 90 : 10,
        },
        sampleSize: 0,
        excluded: [],
        band: null,
        definition: {
          id,
          version: 2,
          url: `/models/definitions/${id}`,
        },
      });
      expect(figures[id].value === null).toBe(figures[id].reason !== undefined);
    }
  });

  it('compares with the window of the same length just before', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'too-early', at: day(-10) - 1 }),
        makeDeployment({ id: 'a', at: day(-10) }),
        makeDeployment({ id: 'b', at: day(-1), executedBy: 'manual' }),
        makeDeployment({ id: 'c', at: day(0) }),
      ],
    });
    expect(computeFigures(rows, QUERY).pipelineShare).toMatchObject({
      value: 1,
      previous: { value: 0.5, change: 0.5 },
    });
    const before = { ...QUERY, from: day(-1000), to: day(-500) };
    expect(computeFigures(rows, before).pipelineShare.previous).toEqual({
      value: null,
      change: null,
    });
  });

  it('takes another legend of bands', () => {
    const rows = makeRows({
      deployments: [makeDeployment({ id: 'a', at: 0 })],
    });
    const figures = computeFigures(rows, {
      ...QUERY,
      legend: {
        id: 'ours',
        source: 'A test',
        bands: { deploymentFrequency: [{ name: 'medium' }] },
      },
    });
    expect(figures.deploymentFrequency.band).toEqual({
      legend: 'ours',
      source: 'A test',
      name: 'medium',
    });
    expect(figures.changeFailRate.band).toBeNull();
  });

  it('leads to the run and to the change', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({
          id: 'a',
          at: day(1),
          pipelineRun: { id: '7', url: 'https://ci/7' },
          change: { url: 'https://git/c1' },
        }),
      ],
    });
    expect(figureEvents(rows, QUERY, 'pipelineShare')).toMatchObject([
      { runUrl: 'https://ci/7', changeUrl: 'https://git/c1' },
    ]);
  });

  it('tells what each event is to be read with', () => {
    const failed = {
      failed: true,
      revertedBy: { source: '/ci', id: 'back', at: day(4) },
    };
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1), release: 0, version: '1' }),
        makeDeployment({
          ...failed,
          id: 'b',
          at: day(2),
          release: 1,
          version: '2',
        }),
        makeDeployment({
          id: 'back',
          at: day(4),
          kind: 'rolledback',
          toVersion: '1',
          reverts: { source: '/ci', id: 'b' },
          pipelineRun: { url: 'https://ci/9' },
        }),
      ],
      incidents: [
        makeIncident({
          id: 'i',
          startedAt: day(3),
          description: 'Scores drift',
          url: 'https://tickets/1',
          deployment: { source: '/ci', id: 'b' },
        }),
      ],
      approvals: [
        {
          source: '/approvals',
          id: 'yes',
          at: day(0.5),
          status: 'approved',
          responder: 'anna',
          version: '1',
        },
      ],
    });
    const related = (id: MetricId) =>
      figureEvents(rows, QUERY, id).map(item => [
        item.id,
        item.related.map(each => each.id),
      ]);
    const failures = ['b', ['opens-i', 'back']];
    expect(related('changeFailRate')).toEqual([['a', []], failures]);
    expect(related('deploymentSuccessRate')).toEqual([['a', []], failures]);
    expect(related('failedDeploymentRecoveryTime')).toEqual([failures]);
    expect(related('deploymentIncidents')).toEqual([['opens-i', ['b']]]);
    expect(related('approvalLeadTime')).toEqual([['a', ['yes']], failures]);
    expect(related('rollbackTimeFromFailure')).toEqual([
      ['back', ['opens-i', 'b']],
    ]);
    expect(related('modelFreshness')).toEqual([]);
    const [recovery] = figureEvents(
      rows,
      QUERY,
      'failedDeploymentRecoveryTime',
    );
    expect(recovery.related).toEqual([
      {
        kind: 'incident',
        source: '/alerts',
        id: 'opens-i',
        at: day(3),
        text: 'Incident i: Scores drift',
        url: 'https://tickets/1',
      },
      {
        kind: 'rollback',
        source: '/ci',
        id: 'back',
        at: day(4),
        text: 'Rollback of production to 1',
        url: 'https://ci/9',
      },
    ]);
  });

  it('lists the same events as it counts', () => {
    const rows = makeRows({
      incidents: [
        makeIncident({ id: 'a', startedAt: day(2), endedAt: day(3) }),
        makeIncident({ id: 'b', startedAt: day(1), url: 'https://tickets/1' }),
      ],
    });
    expect(figureEvents(rows, QUERY, 'timeToRestore')).toEqual([
      {
        subject: 'incident',
        source: '/alerts',
        id: 'opens-b',
        at: day(1),
        environment: 'production',
        url: 'https://tickets/1',
        excludedFor: 'open',
        related: [],
      },
      expect.objectContaining({ id: 'opens-a', value: 24 * HOUR }),
    ]);
  });
});

describe('an environment', () => {
  const change = { repository: 'repo', commit: 'c1', committedAt: day(0) };
  const eu = { environment: 'production-eu' };
  const rows = makeRows({
    deployments: [
      makeDeployment({ id: 'a', at: day(1), release: 0, change }),
      makeDeployment({
        ...eu,
        id: 'b',
        at: day(2),
        release: 0,
        opensRelease: false,
        change,
        firstOfChange: false,
        firstInEnvironment: true,
        inEnvironment: { release: 0, opensRelease: true },
        failed: true,
        revertedBy: { source: '/ci', id: 'r', at: day(3) },
      }),
      makeDeployment({ ...eu, id: 'r', at: day(3), kind: 'rolledback' }),
      makeDeployment({ ...eu, id: 'c', at: day(4), release: 1, change: {} }),
      makeDeployment({
        ...eu,
        id: 'd',
        at: day(5),
        release: 1,
        opensRelease: false,
        change: {},
      }),
      makeDeployment({
        id: 'e',
        at: day(6),
        release: 1,
        opensRelease: false,
        inEnvironment: { release: 0, opensRelease: false },
      }),
    ],
    incidents: [makeIncident({ ...eu, id: 'i', startedAt: day(7) })],
    versions: [
      makeVersion({
        version: '1',
        trainingFinishedAt: day(0),
        firstProductionAt: day(1),
        firstProduction: { source: '/ci', id: 'a' },
        firstProductionIn: [
          { environment: 'production', source: '/ci', id: 'a', at: day(1) },
          { ...eu, source: '/ci', id: 'b', at: day(2) },
        ],
      }),
    ],
  });

  it('is looked at as if it were the only one', () => {
    const figures = computeFigures(rows, {
      ...QUERY,
      environment: 'production-eu',
    });
    expect(figures.deploymentFrequency.numerator).toBe(2);
    expect(figures.changeFailRate).toMatchObject({
      value: 0.5,
      unattributed: 1,
    });
    expect(figures.changeLeadTime).toMatchObject({
      value: 2 * 24 * HOUR,
      excluded: [{ reason: 'noCommitTime', count: 2 }],
    });
    expect(figures.trainingToProduction.value).toBe(2 * 24 * HOUR);
    expect(figures.deploymentReworkRate).toMatchObject({
      numerator: 1,
      denominator: 4,
    });
  });

  it('joins again what elsewhere was undone', () => {
    const figures = computeFigures(rows, {
      ...QUERY,
      environment: 'production',
    });
    expect(figures.deploymentFrequency.numerator).toBe(1);
    expect(figures.changeFailRate).toMatchObject({ value: 0, unattributed: 0 });
  });

  it('has no value where the model never was', () => {
    const figures = computeFigures(rows, { ...QUERY, environment: 'live' });
    expect(figures.deploymentFrequency.value).toBeNull();
  });

  it('leaves the rows as they were', () => {
    const before = JSON.stringify(rows);
    computeFigures(rows, { ...QUERY, environment: 'production-eu' });
    expect(JSON.stringify(rows)).toBe(before);
  });
});

describe('a cohort', () => {
  const rows = makeRows({
    deployments: [
      makeDeployment({ id: 'a', at: day(1), release: 0 }),
      makeDeployment({
        id: 'b',
        at: day(2),
        release: 1,
        trainingTrigger: 'drift',
        failed: true,
      }),
      makeDeployment({
        id: 'c',
        at: day(3),
        release: 2,
        trainingTrigger: 'commit',
      }),
    ],
    incidents: [
      makeIncident({
        id: 'of-b',
        startedAt: day(2.5),
        deployment: { source: '/ci', id: 'b' },
      }),
      makeIncident({ id: 'of-nothing', startedAt: day(5) }),
    ],
    failedAttempts: [
      {
        source: '/ci',
        id: 'x',
        at: day(4),
        environment: 'production',
        tier: 'production',
        runId: '1',
        runs: ['1'],
        deployed: false,
      },
    ],
  });

  it('parts releases by what set off the training', () => {
    const commit = computeFigures(rows, { ...QUERY, cohort: 'commit' });
    const retrain = computeFigures(rows, { ...QUERY, cohort: 'retrain' });
    expect(commit.changeFailRate).toMatchObject({ value: 0, denominator: 2 });
    expect(retrain.changeFailRate).toMatchObject({ value: 1, denominator: 1 });
    expect(commit.deploymentIncidents.value).toBe(0);
    expect(retrain.deploymentIncidents.value).toBe(1);
  });

  it('keeps in both what belongs to no version', () => {
    for (const cohort of ['commit', 'retrain'] as const) {
      const figures = computeFigures(rows, { ...QUERY, cohort });
      expect(figures.changeFailRate.unattributed).toBe(1);
      expect(
        figureEvents(rows, { ...QUERY, cohort }, 'deploymentSuccessRate'),
      ).toContainEqual(expect.objectContaining({ id: 'x' }));
    }
  });

  it('has a true 0 in a model that is in production by the other cohort only', () => {
    const figures = computeFigures(
      makeRows({ deployments: rows.deployments.slice(0, 1) }),
      { ...QUERY, cohort: 'retrain' },
    );
    expect(figures.deploymentFrequency.value).toBe(0);
  });
});

describe('a version', () => {
  const undone = { source: '/ci', id: 'undo', at: day(3) };
  const rows = makeRows({
    deployments: [
      makeDeployment({ id: 'a', at: day(1), version: '1', release: 0 }),
      makeDeployment({
        id: 'b',
        at: day(2),
        version: '2',
        release: 1,
        failed: true,
        revertedBy: undone,
      }),
      makeDeployment({
        ...undone,
        kind: 'rolledback',
        version: '1',
        reverts: { source: '/ci', id: 'b' },
      }),
      makeDeployment({ id: 'c', at: day(4), version: '1', release: 2 }),
    ],
    incidents: [
      makeIncident({
        id: 'of-2',
        startedAt: day(2.5),
        deployment: { source: '/ci', id: 'b' },
      }),
      makeIncident({ id: 'of-nothing', startedAt: day(5) }),
    ],
    failedAttempts: [
      {
        source: '/ci',
        id: 'x',
        at: day(4),
        environment: 'production',
        tier: 'production',
        runId: '1',
        runs: ['1'],
        deployed: false,
      },
    ],
    trainingRuns: [],
  });
  const of = (version: string) => computeFigures(rows, { ...QUERY, version });

  it('counts its own, as they became with all others about', () => {
    // Alone, version 1 would be one release that nothing came between
    expect(of('1').changeFailRate).toMatchObject({ value: 0, denominator: 2 });
    expect(of('2').changeFailRate).toMatchObject({ value: 1, denominator: 1 });
    expect(of('1').deploymentIncidents.value).toBe(0);
    expect(of('2').deploymentIncidents.value).toBe(1);
  });

  it('has the rollbacks that undid it, not those that brought it back', () => {
    expect(of('1').deploymentReworkRate).toMatchObject({
      value: 0,
      denominator: 2,
    });
    expect(of('2').deploymentReworkRate).toMatchObject({
      value: 1 / 2,
      denominator: 2,
    });
    expect(of('1').rollbackTimeFromDeployment.value).toBeNull();
    expect(of('2').rollbackTimeFromDeployment.value).toBe(day(3) - day(2));
  });

  it('leaves out, and says, what is of no version', () => {
    expect(of('2').deploymentSuccessRate).toMatchObject({
      denominator: 1,
      excluded: [{ reason: 'noVersion', count: 1 }],
    });
    expect(of('2').timeToRestore.sampleSize + of('2').timeToRestore.open!).toBe(
      1,
    );
    expect(of('2').changeFailRate.unattributed).toBe(1);
  });

  it('has a true 0 where only others were in production', () => {
    expect(of('3').deploymentFrequency.value).toBe(0);
    expect(of('3').deploymentSuccessRate).toMatchObject({
      value: null,
      reason: 'The version was not deployed to production in the window',
    });
  });
});
