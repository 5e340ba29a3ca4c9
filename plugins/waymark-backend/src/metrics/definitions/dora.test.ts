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

describe('deploymentFrequency', () => {
  it('divides releases by days, however many deployments they took', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1), release: 0 }),
        makeDeployment({
          id: 'a-canary-100',
          at: day(1.5),
          release: 0,
          opensRelease: false,
        }),
        makeDeployment({ id: 'b', at: day(2), release: 1, version: '2' }),
        makeDeployment({ id: 'late', at: day(10), release: 2, version: '3' }),
      ],
    });
    const { deploymentFrequency } = computeFigures(rows, QUERY);
    expect(deploymentFrequency).toMatchObject({
      value: 0.2,
      unit: 'perDay',
      numerator: 2,
      denominator: 10,
      sampleSize: 2,
      band: null,
      bandReason: 'early',
      previous: { value: null, change: null },
    });
    expect(
      figureEvents(rows, QUERY, 'deploymentFrequency').map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });

  it('dates a release by its opening, even when more of it follows inside', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(-1), release: 0 }),
        makeDeployment({
          id: 'b',
          at: day(1),
          release: 0,
          opensRelease: false,
          environment: 'production-eu',
        }),
      ],
    });
    expect(computeFigures(rows, QUERY).deploymentFrequency).toMatchObject({
      value: 0,
      previous: { value: 0.1, change: -0.1 },
    });
  });

  it('is a true 0 once the model was in production, and no value before', () => {
    const later = makeRows({
      deployments: [makeDeployment({ id: 'a', at: day(10), release: 0 })],
    });
    expect(computeFigures(later, QUERY).deploymentFrequency).toMatchObject({
      value: null,
      reason: 'No production deployment before the window ends',
      band: null,
    });
    const rolledBack = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(-3), kind: 'rolledback' }),
      ],
    });
    const figure = computeFigures(rolledBack, QUERY).deploymentFrequency;
    expect(figure).toMatchObject({ value: 0, bandReason: 'early' });
    expect(figure.reason).toBeUndefined();
  });

  it('is banded from a month in production on', () => {
    const since = (first: number) =>
      computeFigures(
        makeRows({
          deployments: [makeDeployment({ id: 'a', at: day(9), release: 0 })],
          totals: [{ firstProductionAt: first, productionChanges: 2 }],
        }),
        QUERY,
      ).deploymentFrequency;
    expect(since(day(-20))).toMatchObject({
      value: 0.1,
      band: {
        legend: 'thresholds-v1',
        source: expect.stringContaining('DORA'),
        name: 'medium',
      },
    });
    expect(since(day(-20)).bandReason).toBeUndefined();
    expect(since(day(-20) + 1)).toMatchObject({
      band: null,
      bandReason: 'early',
    });
  });

  it('does not count shadows or other tiers', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1), tier: 'shadow' }),
        makeDeployment({ id: 'b', at: day(2), tier: 'staging' }),
      ],
    });
    expect(computeFigures(rows, QUERY).deploymentFrequency.value).toBeNull();
  });
});

describe('changeLeadTime', () => {
  const change = (commit: string | undefined, committedAt?: number) => ({
    repository: 'repo',
    commit,
    committedAt,
  });

  it('takes the median over changes, each once, and says what it leaves out', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1), change: change('c1', day(0)) }),
        makeDeployment({
          id: 'b',
          at: day(2),
          change: change('c1', day(0)),
          firstOfChange: false,
        }),
        makeDeployment({ id: 'c', at: day(3), change: change('c2') }),
        makeDeployment({ id: 'd', at: day(4), change: {} }),
        makeDeployment({ id: 'names-none', at: day(4.5) }),
        makeDeployment({ id: 'e', at: day(5), change: change('c3', day(6)) }),
        makeDeployment({ id: 'f', at: day(6), change: change('c4', day(3)) }),
        makeDeployment({
          id: 'g',
          at: day(7),
          change: change(undefined, day(6)),
        }),
      ],
    });
    expect(computeFigures(rows, QUERY).changeLeadTime).toMatchObject({
      value: 24 * HOUR,
      unit: 'ms',
      sampleSize: 3,
      excluded: [
        { reason: 'negativeDuration', count: 1 },
        { reason: 'noCommitTime', count: 2 },
        { reason: 'sameChange', count: 1 },
      ],
      bandReason: 'early',
    });
    expect(
      figureEvents(rows, QUERY, 'changeLeadTime').map(
        ({ id, value, excludedFor }) => [id, value ?? excludedFor],
      ),
    ).toEqual([
      ['a', 24 * HOUR],
      ['b', 'sameChange'],
      ['c', 'noCommitTime'],
      ['d', 'noCommitTime'],
      ['e', 'negativeDuration'],
      ['f', 72 * HOUR],
      ['g', 24 * HOUR],
    ]);
  });

  it('tells no deployment from no commit time', () => {
    expect(computeFigures(makeRows({}), QUERY).changeLeadTime.reason).toBe(
      'No production deployment in the window names a change',
    );
    const rows = makeRows({
      deployments: [makeDeployment({ id: 'a', at: day(1), change: {} })],
    });
    expect(computeFigures(rows, QUERY).changeLeadTime).toMatchObject({
      value: null,
      sampleSize: 0,
      reason: expect.stringContaining('usable commit time'),
    });
  });
});

describe('changeFailRate', () => {
  it('counts a failed release once, and the incidents nothing is blamed for', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1), release: 0, failed: true }),
        makeDeployment({
          id: 'b',
          at: day(1.1),
          release: 0,
          opensRelease: false,
          failed: true,
        }),
        makeDeployment({ id: 'c', at: day(2), release: 1 }),
        makeDeployment({ id: 'd', at: day(3), release: 2 }),
        makeDeployment({ id: 'e', at: day(9), release: 3 }),
        makeDeployment({
          id: 'f',
          at: day(12),
          release: 3,
          opensRelease: false,
          failed: true,
        }),
      ],
      incidents: [
        makeIncident({ id: 'drift', startedAt: day(4) }),
        makeIncident({ id: 'lab', startedAt: day(4), tier: 'testing' }),
        makeIncident({ id: 'blamed', startedAt: day(4), deployment: key('a') }),
        makeIncident({ id: 'later', startedAt: day(10) }),
      ],
    });
    expect(computeFigures(rows, QUERY).changeFailRate).toMatchObject({
      value: 0.5,
      numerator: 2,
      denominator: 4,
      sampleSize: 4,
      unattributed: 1,
      maturing: 0,
      band: null,
      bandReason: 'early',
    });
  });

  it('is a true 0 with releases and no failure, and no value without releases', () => {
    const rows = makeRows({
      deployments: [makeDeployment({ id: 'a', at: day(1), release: 0 })],
    });
    expect(computeFigures(rows, QUERY).changeFailRate).toMatchObject({
      value: 0,
      bandReason: 'early',
    });
    expect(
      computeFigures(rows, { ...QUERY, from: day(2) }).changeFailRate,
    ).toMatchObject({ value: null, reason: 'No release in the window' });
  });

  it('is banded from five releases on', () => {
    const releases = (count: number) =>
      computeFigures(
        makeRows({
          deployments: Array.from({ length: count }, (_, index) =>
            makeDeployment({
              id: `d${index}`,
              at: day(index + 1),
              release: index,
            }),
          ),
        }),
        QUERY,
      ).changeFailRate;
    expect(releases(4)).toMatchObject({ band: null, bandReason: 'early' });
    expect(releases(5).band).toMatchObject({ name: 'elite' });
    expect(releases(5).bandReason).toBeUndefined();
  });

  it('compares failures known within seven days of releases seven days old', () => {
    const rows = makeRows({
      deployments: [
        // Before: one failed on the seventh day, one a moment too late
        makeDeployment({
          id: 'p1',
          at: day(-9),
          release: 0,
          failed: true,
          revertedBy: { ...key('r1'), at: day(-2) },
        }),
        makeDeployment({ id: 'p2', at: day(-8), release: 1, failed: true }),
        // Now: two old enough, of which one failed, and one too young
        makeDeployment({ id: 'n1', at: day(1), release: 2, failed: true }),
        makeDeployment({ id: 'n2', at: day(3), release: 3 }),
        makeDeployment({ id: 'n3', at: day(3.1), release: 4, failed: true }),
      ],
      incidents: [
        makeIncident({
          id: 'late',
          startedAt: day(-1) + 1,
          deployment: key('p2'),
        }),
        makeIncident({ id: 'soon', startedAt: day(2), deployment: key('n1') }),
        makeIncident({ id: 'now', startedAt: day(4), deployment: key('n3') }),
      ],
    });
    const figures = computeFigures(rows, { ...QUERY, asOf: day(10) });
    expect(figures.changeFailRate).toMatchObject({
      value: 2 / 3,
      maturing: 1,
      previous: { value: 0.5, change: 0 },
    });
    expect(
      computeFigures(rows, { ...QUERY, asOf: day(7) }).changeFailRate,
    ).toMatchObject({ maturing: 3, previous: { value: 0.5, change: null } });
  });
});

describe('failedDeploymentRecoveryTime', () => {
  it('ends at the rollback, else with the last of the incidents', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({
          id: 'rolled-back',
          at: day(1),
          failed: true,
          revertedBy: { ...key('r'), at: day(1) + HOUR },
        }),
        makeDeployment({ id: 'mended', at: day(2), failed: true }),
        makeDeployment({ id: 'burning', at: day(3), failed: true }),
        makeDeployment({ id: 'odd', at: day(4), failed: true }),
        makeDeployment({ id: 'fine', at: day(5) }),
      ],
      incidents: [
        makeIncident({
          id: 'i1',
          startedAt: day(1.5),
          deployment: key('rolled-back'),
        }),
        makeIncident({
          id: 'i2',
          startedAt: day(2.1),
          endedAt: day(2.2),
          deployment: key('mended'),
        }),
        makeIncident({
          id: 'i3',
          startedAt: day(2.1),
          endedAt: day(2) + 9 * HOUR,
          deployment: key('mended'),
        }),
        makeIncident({
          id: 'i4',
          startedAt: day(3.1),
          endedAt: day(3.2),
          deployment: key('burning'),
        }),
        makeIncident({
          id: 'i5',
          startedAt: day(3.1),
          deployment: key('burning'),
        }),
        makeIncident({
          id: 'i6',
          startedAt: day(3.1),
          endedAt: day(3.2),
          deployment: key('odd'),
        }),
      ],
    });
    expect(
      computeFigures(rows, QUERY).failedDeploymentRecoveryTime,
    ).toMatchObject({
      value: 5 * HOUR,
      sampleSize: 2,
      open: 1,
      excluded: [{ reason: 'negativeDuration', count: 1 }],
      bandReason: 'early',
    });
  });

  it('tells nothing failed from nothing recovered', () => {
    const none = computeFigures(makeRows({}), QUERY);
    expect(none.failedDeploymentRecoveryTime).toMatchObject({
      value: null,
      open: 0,
      reason: 'No deployment in the window failed',
    });
    const rows = makeRows({
      deployments: [makeDeployment({ id: 'a', at: day(1), failed: true })],
      incidents: [
        makeIncident({ id: 'i', startedAt: day(2), deployment: key('a') }),
      ],
    });
    expect(
      computeFigures(rows, QUERY).failedDeploymentRecoveryTime,
    ).toMatchObject({
      value: null,
      open: 1,
      reason: 'No failed deployment in the window has recovered',
    });
  });
});

describe('deploymentReworkRate', () => {
  it('counts rollbacks and unplanned changes, and fix-forwards beside', () => {
    const rows = makeRows({
      deployments: [
        makeDeployment({ id: 'a', at: day(1) }),
        makeDeployment({ id: 'hotfix', at: day(2), unplanned: true }),
        makeDeployment({ id: 'at-the-end', at: day(3), fix: true }),
        makeDeployment({
          id: 'planned-fix',
          at: day(3.5),
          fix: true,
          unplanned: false,
        }),
        makeDeployment({ id: 'back', at: day(4), kind: 'rolledback' }),
        makeDeployment({ id: 'lab', at: day(5), tier: 'testing' }),
      ],
    });
    expect(computeFigures(rows, QUERY).deploymentReworkRate).toMatchObject({
      value: 0.6,
      numerator: 3,
      denominator: 5,
      fixForwards: 2,
      band: { name: 'low' },
    });
  });

  it('has no value without production deployments', () => {
    expect(
      computeFigures(makeRows({}), QUERY).deploymentReworkRate,
    ).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 0,
      reason: 'No production deployment in the window',
    });
  });
});
