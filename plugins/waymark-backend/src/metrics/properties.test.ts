import type { MetricId } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { cdEvent, foldInput } from '../__testUtils__/events';
import { foldModel } from '../projections/foldModel';
import type { DeploymentRow, ModelRows } from '../projections/rows';
import {
  arbitraryLog,
  arbitraryQuery,
  EPOCH,
  MODEL,
  TICK,
} from './__testUtils__/arbitraryEvents';
import type { ArrivedEvent } from './__testUtils__/naive';
import { computeFigures, figureEvents } from './computeFigures';
import { computeSeries } from './computeSeries';
import { metricIds, metricRegistry } from './registry';

function foldLog(log: Pick<ArrivedEvent, 'event'>[]): ModelRows {
  return foldModel(
    MODEL,
    log.map(({ event }) => foldInput(event)),
  );
}

const arbitraryRows: fc.Arbitrary<ModelRows> = arbitraryLog.map(foldLog);

const COUNTED: MetricId[] = [
  'deploymentFrequency',
  'changeFailRate',
  'deploymentReworkRate',
  'pipelineShare',
  'deploymentSuccessRate',
  'deployedShare',
  'retrainingSuccessRate',
];

describe('every figure', () => {
  it('is made of the items it lists, each once, in order, inside its window', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryQuery, (rows, query) => {
        const figures = computeFigures(rows, query);
        for (const id of metricIds) {
          const items = figureEvents(rows, query, id);
          const figure = figures[id];
          const counted = items.filter(item => !item.excludedFor);
          const left = items.filter(
            item => item.excludedFor && item.excludedFor !== 'open',
          );
          expect(counted).toHaveLength(figure.sampleSize);
          expect(left.reduce((total, { times = 1 }) => total + times, 0)).toBe(
            figure.excluded.reduce((total, { count }) => total + count, 0),
          );
          expect(items.map(item => item.at)).toEqual(
            items.map(item => item.at).sort((a, b) => a - b),
          );
          const definition = metricRegistry[id];
          if (definition.trend === 'none') continue;
          const window = definition.windowFor?.(query) ?? query;
          for (const item of items) {
            expect(item.at).toBeGreaterThanOrEqual(window.from);
            expect(item.at).toBeLessThan(window.to);
          }
        }
      }),
    );
  });

  it('has a value or a reason, a band only with a value, and no negative value', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryQuery, (rows, query) => {
        for (const figure of Object.values(computeFigures(rows, query))) {
          expect(figure.value === null).toBe(figure.reason !== undefined);
          const { value, numerator, denominator } = figure;
          expect(figure.band === null || value !== null).toBe(true);
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(figure.unit !== 'ratio' || (value ?? 0) <= 1).toBe(true);
          expect(
            figure.unit !== 'ratio' ||
              value === (denominator ? numerator! / denominator : null),
          ).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of its rows', () => {
    const shuffle = <T>(list: T[]) =>
      fc.shuffledSubarray(list, { minLength: list.length });
    const both = arbitraryRows.chain(rows =>
      fc
        .record({
          versions: shuffle(rows.versions),
          trainingRuns: shuffle(rows.trainingRuns),
          approvals: shuffle(rows.approvals),
          failedAttempts: shuffle(rows.failedAttempts),
          live: shuffle(rows.live),
          deployments: shuffle(rows.deployments),
          incidents: shuffle(rows.incidents),
        })
        .map(shuffled => [rows, { ...rows, ...shuffled }]),
    );
    fc.assert(
      fc.property(both, arbitraryQuery, ([rows, shuffled], query) => {
        expect(computeFigures(shuffled, query)).toEqual(
          computeFigures(rows, query),
        );
      }),
    );
  });

  it('adds up over the parts of a window', () => {
    fc.assert(
      fc.property(arbitraryRows, arbitraryQuery, (rows, query) => {
        const weeks = computeSeries(rows, {
          ...query,
          bucket: 'week',
          zone: 'Europe/Berlin',
        });
        const whole = computeFigures(rows, query);
        const parts = weeks.map(({ from, to }) =>
          computeFigures(rows, { ...query, from, to }),
        );
        const total = (pick: (part: typeof whole) => number | undefined) =>
          parts.reduce((sum, part) => sum + (pick(part) ?? 0), 0);
        for (const id of COUNTED) {
          expect(total(part => part[id].numerator)).toBe(whole[id].numerator);
        }
        for (const id of metricIds) {
          if (['releases90d', 'modelFreshness'].includes(id)) continue;
          expect(total(part => part[id].sampleSize)).toBe(whole[id].sampleSize);
          expect(total(part => part[id].open)).toBe(whole[id].open ?? 0);
        }
        expect(weeks.map(({ values }) => values.deploymentFrequency)).toEqual(
          parts.map(part => part.deploymentFrequency.value),
        );
      }),
    );
  });

  describe('with one more failure in the log', () => {
    const query = {
      from: EPOCH,
      to: EPOCH + 500 * TICK,
      asOf: EPOCH + 1000 * TICK,
    };
    const arbitraryVictim = fc
      .tuple(arbitraryLog, fc.nat())
      .map(([log, pick]) => {
        const rows = foldLog(log);
        const changes = rows.deployments.filter(
          ({ release }) => release !== undefined,
        );
        return { log, rows, victim: changes[pick % changes.length] };
      })
      .filter(({ victim }) => victim !== undefined);

    /** What must hold whatever the failure is told by */
    function expectNotBetter(before: ModelRows, after: ModelRows) {
      const [was, is] = [before, after].map(rows =>
        computeFigures(rows, query),
      );
      const failed = (rows: ModelRows) =>
        rows.deployments.filter(row => row.failed).map(({ id }) => id);
      expect(failed(after)).toEqual(expect.arrayContaining(failed(before)));
      expect(is.changeFailRate.numerator ?? 0).toBeGreaterThanOrEqual(
        was.changeFailRate.numerator ?? 0,
      );
      expect(is.deploymentSuccessRate.numerator ?? 0).toBeLessThanOrEqual(
        was.deploymentSuccessRate.numerator ?? 0,
      );
      const { failedDeploymentRecoveryTime: then } = was;
      const { failedDeploymentRecoveryTime: now } = is;
      expect(now.sampleSize + now.open!).toBeGreaterThanOrEqual(
        then.sampleSize + then.open!,
      );
      return { was, is };
    }

    it('that an incident tells, figures do not look better', () => {
      fc.assert(
        fc.property(arbitraryVictim, ({ log, rows, victim }) => {
          const incident = happening(victim, 'incident.detected', {
            id: 'one-more',
            subject: 'one-more',
            waymark: { deployment: victim.id },
          });
          const after = foldLog([...log, incident]);
          const { was, is } = expectNotBetter(rows, after);
          const blamed = after.incidents.find(({ id }) => id === 'one-more')!;
          const row = after.deployments.find(
            each =>
              each.id === blamed.deployment!.id &&
              each.source === blamed.deployment!.source,
          )!;
          expect(row).toMatchObject({ id: victim.id, failed: true });
          // Releases are made of deployments and rollbacks alone.
          expect(is.deploymentFrequency).toEqual(was.deploymentFrequency);
          expect(is.changeFailRate.value!).toBeGreaterThanOrEqual(
            was.changeFailRate.value!,
          );
          expect(is.deploymentReworkRate.value).toBe(
            was.deploymentReworkRate.value,
          );
          expect(is.deploymentIncidents.value).toBe(
            was.deploymentIncidents.value! + 1,
          );
        }),
      );
    });

    it('that a rollback tells, figures do not look better', () => {
      fc.assert(
        fc.property(arbitraryVictim, ({ log, rows, victim }) => {
          const rollback = happening(victim, 'service.rolledback', {
            id: 'one-more',
            content: {
              environment: { id: victim.environment },
              artifactId: 'pkg:generic/credit-risk@0',
            },
            waymark: { reverts: victim.id },
          });
          const after = foldLog([...log, rollback]);
          const { was, is } = expectNotBetter(rows, after);
          expect(is.deploymentReworkRate.numerator).toBe(
            was.deploymentReworkRate.numerator! + 1,
          );
          expect(is.deploymentReworkRate.value!).toBeGreaterThanOrEqual(
            was.deploymentReworkRate.value!,
          );
          const undone = after.deployments.find(
            ({ id, revertedBy }) =>
              id === victim.id && revertedBy?.id === 'one-more',
          );
          // It undoes the one it names unless another rollback had.
          expect(Boolean(victim.revertedBy) || undone?.failed).toBe(true);
        }),
      );
    });
  });
});

/** An event after all of the log, from where the victim's came */
function happening(
  victim: DeploymentRow,
  kind: string,
  options: Partial<Parameters<typeof cdEvent>[1]> & { id: string },
) {
  const { waymark, ...others } = options;
  const event = cdEvent(kind, {
    at: new Date(EPOCH + 499 * TICK).toISOString(),
    source: victim.source,
    content: { environment: { id: victim.environment } },
    ...others,
    waymark: { environmentTier: 'production', ...waymark },
  });
  return { event };
}
