import type { EvaluationRow } from '../../projections/rows';
import {
  day,
  HOUR,
  makeIncident,
  makeRows,
  makeVersion,
  QUERY,
} from '../__testUtils__/rows';
import { computeFigures } from '../computeFigures';

const key = (id: string) => ({ source: '/ci', id });

function reached(version: string, at: number, trainingFinishedAt?: number) {
  return makeVersion({
    version,
    trainingFinishedAt,
    firstProductionAt: at,
    firstProduction: key(`first-${version}`),
  });
}

describe('versions', () => {
  const rows = makeRows({
    versions: [
      reached('4', day(9), day(1)),
      reached('1', day(1), day(-1)),
      reached('2', day(2)),
      reached('3', day(3), day(4)),
      reached('5', day(12), day(9.5)),
      makeVersion({ version: '6', trainingFinishedAt: day(0) }),
      makeVersion({ version: '7', trainingFinishedAt: day(10) }),
    ],
  });

  it('measures training to production over versions first deployed inside', () => {
    expect(computeFigures(rows, QUERY).trainingToProduction).toMatchObject({
      value: 5 * 24 * HOUR,
      sampleSize: 2,
      excluded: [
        { reason: 'negativeDuration', count: 1 },
        { reason: 'noTrainingTime', count: 1 },
      ],
    });
  });

  it('shares out versions trained inside by whether they ever got there', () => {
    const { deployedShare, experiments } = computeFigures(rows, QUERY);
    expect(deployedShare).toMatchObject({ numerator: 3, denominator: 4 });
    expect(experiments).toMatchObject({ value: 4, unit: 'count' });
  });

  it('has no value where nothing was trained', () => {
    const { deployedShare, experiments } = computeFigures(makeRows({}), QUERY);
    expect(deployedShare.value).toBeNull();
    expect(experiments).toMatchObject({
      value: null,
      reason: 'No version was trained in the window',
    });
  });
});

describe('incidents', () => {
  const rows = makeRows({
    incidents: [
      makeIncident({
        id: 'a',
        startedAt: day(1),
        degradedSince: day(1) - 2 * HOUR,
        endedAt: day(20),
        deployment: key('d'),
      }),
      makeIncident({
        id: 'b',
        startedAt: day(2),
        degradedSince: day(2) - 4 * HOUR,
      }),
      makeIncident({
        id: 'c',
        startedAt: day(3),
        degradedSince: day(3) + 1,
        endedAt: day(4),
      }),
      makeIncident({ id: 'd', startedAt: day(4), endedAt: day(6) }),
      makeIncident({ id: 'e', startedAt: day(5), tier: 'staging' }),
      makeIncident({ id: 'f', startedAt: day(-1), endedAt: day(1) }),
    ],
  });

  it('measures detection where the beginning is known', () => {
    expect(computeFigures(rows, QUERY).timeToDetect).toMatchObject({
      value: 3 * HOUR,
      sampleSize: 2,
      excluded: [
        { reason: 'negativeDuration', count: 1 },
        { reason: 'noDegradedSince', count: 1 },
      ],
    });
  });

  it('measures restoration of what has ended, and says how much has not', () => {
    expect(computeFigures(rows, QUERY).timeToRestore).toMatchObject({
      value: 2 * 24 * HOUR,
      sampleSize: 3,
      open: 1,
      excluded: [],
    });
  });

  it('counts those a deployment is blamed for, a true 0 included', () => {
    expect(computeFigures(rows, QUERY).deploymentIncidents.value).toBe(1);
    const none = computeFigures(makeRows({}), QUERY).deploymentIncidents;
    expect(none).toMatchObject({ value: 0, sampleSize: 0 });
    expect(none.reason).toBeUndefined();
  });
});

describe('modelFreshness', () => {
  const live = (version: string, environment: string) => ({
    version,
    environment,
    tier: 'production' as const,
    since: day(1),
    deployment: key(`serves-${environment}`),
  });

  it('is the age of the oldest data that serves, with no trend', () => {
    const rows = makeRows({
      versions: [
        makeVersion({ version: '1', trainedDataUntil: day(-50) }),
        makeVersion({ version: '2', trainedDataUntil: day(70) }),
        makeVersion({ version: '3', trainedDataUntil: day(-500) }),
        makeVersion({ version: '4' }),
      ],
      live: [
        live('1', 'production'),
        live('2', 'production-eu'),
        live('4', 'production-us'),
        { ...live('3', 'staging'), tier: 'staging' },
      ],
    });
    expect(computeFigures(rows, QUERY).modelFreshness).toMatchObject({
      value: 150 * 24 * HOUR,
      sampleSize: 2,
      excluded: [{ reason: 'noDataTime', count: 1 }],
      previous: null,
    });
  });

  it('says why there is none', () => {
    expect(computeFigures(makeRows({}), QUERY).modelFreshness.reason).toBe(
      'No version is live in production',
    );
    const untold = makeRows({ live: [live('1', 'production')] });
    expect(computeFigures(untold, QUERY).modelFreshness).toMatchObject({
      value: null,
      excluded: [{ reason: 'noDataTime', count: 1 }],
    });
  });
});

describe('retrainingSuccessRate', () => {
  const evaluation = (
    kind: string,
    passed: boolean,
    at: number,
  ): EvaluationRow => ({ ...key('e'), kind, passed, at, metrics: [] });

  it('asks that of each kind of evaluation the latest passed', () => {
    const rows = makeRows({
      versions: [
        makeVersion({
          version: 'passed-at-last',
          evaluations: [
            evaluation('performance', true, day(2)),
            evaluation('performance', false, day(1)),
            evaluation('fairness', true, day(1)),
          ],
        }),
        makeVersion({
          version: 'unfair',
          evaluations: [
            evaluation('performance', true, day(2)),
            evaluation('fairness', false, day(1)),
          ],
        }),
        makeVersion({ version: 'never-evaluated' }),
      ],
      trainingRuns: [
        ['passed-at-last', 'schedule'],
        ['unfair', 'drift'],
        ['never-evaluated', 'manual'],
        [undefined, 'schedule'],
        ['passed-at-last', 'commit'],
        ['passed-at-last', undefined],
      ].map(([version, trigger], index) => ({
        ...key(`run-${index}`),
        version,
        trigger,
        finishedAt: day(index),
      })),
    });
    expect(computeFigures(rows, QUERY).retrainingSuccessRate).toMatchObject({
      value: 0.25,
      numerator: 1,
      denominator: 4,
    });
    expect(
      computeFigures(rows, { ...QUERY, from: day(4) }).retrainingSuccessRate
        .reason,
    ).toBe('No retraining finished in the window');
  });
});
