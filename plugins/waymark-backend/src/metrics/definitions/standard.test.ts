import {
  day,
  HOUR,
  makeDeployment,
  makeIncident,
  makeRows,
  QUERY,
} from '../__testUtils__/rows';
import { computeFigures, figureEvents } from '../computeFigures';

const key = (id: string) => ({ source: '/ci', id });

describe('pipelineShare', () => {
  it('looks at change deployments only', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1) }),
        makeDeployment({ id: 'b', at: day(2) }),
        makeDeployment({ id: 'c', at: day(3), executedBy: 'manual' }),
        makeDeployment({ id: 'd', at: day(4), kind: 'rolledback' }),
      ],
    });
    expect(computeFigures(rows, QUERY).pipelineShare).toMatchObject({
      value: 2 / 3,
      numerator: 2,
      denominator: 3,
      unit: 'ratio',
      band: null,
    });
  });
});

describe('approvalLeadTime', () => {
  it('takes the mean from the latest approval that fits', () => {
    const approval = {
      source: '/forge',
      status: 'approved',
      version: '1',
    };
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(2), release: 0, version: '1' }),
        makeDeployment({ id: 'b', at: day(3), release: 1, version: '2' }),
        makeDeployment({ id: 'c', at: day(4), release: 2, version: '3' }),
      ],
      approvals: [
        { ...approval, id: '1', at: day(1) - HOUR },
        {
          ...approval,
          id: '2',
          at: day(1),
          action: 'deploy',
          environment: 'production',
        },
        { ...approval, id: '3', at: day(1.1), status: 'rejected' },
        { ...approval, id: '4', at: day(1.2), action: 'rollback' },
        { ...approval, id: '5', at: day(1.3), environment: 'staging' },
        { ...approval, id: '6', at: day(2) + 1 },
        { ...approval, id: '8', at: day(1.4), byNoApprover: true },
        { ...approval, id: '7', at: day(3), version: '2' },
      ],
    });
    expect(computeFigures(rows, QUERY).approvalLeadTime).toMatchObject({
      value: 12 * HOUR,
      sampleSize: 2,
      excluded: [{ reason: 'noApproval', count: 1 }],
    });
  });
});

describe('deploymentSuccessRate', () => {
  it('weighs change deployments that stood against all attempts', () => {
    const attempt = {
      source: '/ci',
      environment: 'production',
      runId: '1',
      runs: ['1'],
      url: 'https://ci/1',
      changeUrl: 'https://git/c1',
      deployed: false,
    };
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1) }),
        makeDeployment({ id: 'b', at: day(2), failed: true }),
        makeDeployment({ id: 'c', at: day(3) }),
        makeDeployment({ id: 'd', at: day(4), kind: 'rolledback' }),
      ],
      failedAttempts: [
        { ...attempt, id: 'x', at: day(1.5), tier: 'production' },
        { ...attempt, id: 'y', at: day(1.5), tier: 'staging' },
        { ...attempt, id: 'z', at: day(11), tier: 'production' },
      ],
    });
    expect(computeFigures(rows, QUERY).deploymentSuccessRate).toMatchObject({
      value: 0.5,
      numerator: 2,
      denominator: 4,
    });
    expect(
      figureEvents(rows, QUERY, 'deploymentSuccessRate').map(item => [
        item.id,
        item.subject,
        item.value,
      ]),
    ).toEqual([
      ['a', 'deployment', 1],
      ['x', 'failedAttempt', 0],
      ['b', 'deployment', 0],
      ['c', 'deployment', 1],
    ]);
    expect(figureEvents(rows, QUERY, 'deploymentSuccessRate')[1]).toMatchObject(
      { runUrl: 'https://ci/1', changeUrl: 'https://git/c1' },
    );
  });
});

describe('rollback times', () => {
  const rows = makeRows({
    deployments: [
      makeDeployment({ id: 'a', at: day(-5) }),
      makeDeployment({ id: 'b', at: day(1) }),
      makeDeployment({ id: 'c', at: day(1), tier: 'staging' }),
      makeDeployment({
        id: 'undo-a',
        at: day(2),
        kind: 'rolledback',
        reverts: key('a'),
        rollbackRequest: 'q1',
      }),
      makeDeployment({
        id: 'undo-b',
        at: day(3),
        kind: 'rolledback',
        tier: 'shadow',
        reverts: key('b'),
      }),
      makeDeployment({
        id: 'undo-c',
        at: day(4),
        kind: 'rolledback',
        tier: 'staging',
        reverts: key('c'),
        rollbackRequest: 'q1',
      }),
      makeDeployment({
        id: 'undo-nothing',
        at: day(5),
        kind: 'rolledback',
        rollbackRequest: 'q2',
      }),
      makeDeployment({
        id: 'of-nobody',
        at: day(6),
        kind: 'rolledback',
        rollbackRequest: 'q3',
      }),
    ],
    incidents: [
      makeIncident({ id: 'i1', startedAt: day(1.5), deployment: key('a') }),
      makeIncident({ id: 'i2', startedAt: day(1), deployment: key('a') }),
      makeIncident({ id: 'i3', startedAt: day(3), deployment: key('b') }),
    ],
    rollbackRequests: [
      { id: 'q1', requestedAt: day(2) - HOUR },
      { id: 'q2', requestedAt: day(5) - 3 * HOUR },
    ],
  });

  it('measures from the earliest incident before the rollback', () => {
    expect(computeFigures(rows, QUERY).rollbackTimeFromFailure).toMatchObject({
      value: 24 * HOUR,
      sampleSize: 1,
      excluded: [{ reason: 'failureTimeUnknown', count: 1 }],
    });
  });

  it('measures from the request in the portal, undoing something or not', () => {
    expect(computeFigures(rows, QUERY).rollbackTimeFromRequest).toMatchObject({
      value: 2 * HOUR,
      sampleSize: 2,
      excluded: [{ reason: 'requestUnknown', count: 1 }],
    });
  });

  it('measures from the production deployment undone, whatever the tier of the rollback', () => {
    expect(
      computeFigures(rows, QUERY).rollbackTimeFromDeployment,
    ).toMatchObject({ value: 4.5 * 24 * HOUR, sampleSize: 2, excluded: [] });
  });

  it('says why there is nothing', () => {
    const figures = computeFigures(makeRows({}), QUERY);
    expect(figures.rollbackTimeFromFailure.reason).toBe(
      'No rollback in the window undid a production deployment',
    );
    expect(figures.rollbackTimeFromRequest.reason).toContain('request');
  });
});

describe('releases90d', () => {
  it('looks back 90 days from the end, whatever the window', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(-81), release: 0 }),
        makeDeployment({ id: 'b', at: day(-80), release: 1 }),
        makeDeployment({ id: 'c', at: day(9), release: 2 }),
        makeDeployment({ id: 'd', at: day(10), release: 3 }),
      ],
    });
    expect(computeFigures(rows, QUERY).releases90d).toMatchObject({
      value: 2,
      unit: 'count',
      window: {
        from: new Date(day(-80)).toISOString(),
        to: new Date(day(10)).toISOString(),
        days: 90,
      },
      previous: { value: 1, change: 1 },
    });
    expect(
      computeFigures(rows, { ...QUERY, to: day(500) }).releases90d.value,
    ).toBe(0);
    expect(computeFigures(makeRows({}), QUERY).releases90d.value).toBeNull();
  });
});
