import type { Figure } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { foldInput } from '../__testUtils__/events';
import { DEFAULT_FOLD_OPTIONS } from '../projections/FoldOptions';
import { foldModel } from '../projections/foldModel';
import {
  arbitraryLog,
  arbitraryQuery,
  MODEL,
  TIERS,
} from './__testUtils__/arbitraryEvents';
import {
  naiveFigures,
  type ArrivedEvent,
  type NaiveFigure,
} from './__testUtils__/naive';
import { computeFigures } from './computeFigures';

/** What the ledger hands over: each event once, those known at `asOf`. */
function fold(log: ArrivedEvent[], asOf: number, approvers?: string[]) {
  const known = new Map<string, ArrivedEvent>();
  for (const arrived of log) {
    const { source, id } = arrived.event.context;
    if (arrived.arrivedAt <= asOf) known.set(`${source} ${id}`, arrived);
  }
  return foldModel(
    MODEL,
    [...known.values()].map(({ event }) => foldInput(event)),
    { ...DEFAULT_FOLD_OPTIONS, environments: TIERS, approvers },
  );
}

function comparable(figure: Figure): NaiveFigure {
  const { open, unattributed, fixForwards, maturing, endWithoutStart } = figure;
  return {
    value: figure.value,
    sampleSize: figure.sampleSize,
    numerator: figure.numerator,
    denominator: figure.denominator,
    excluded: Object.fromEntries(
      figure.excluded.map(({ reason, count }) => [reason, count]),
    ),
    open,
    unattributed,
    fixForwards,
    maturing,
    endWithoutStart,
    previous: figure.previous,
  };
}

const shuffledLog = arbitraryLog.chain(log =>
  fc.record({
    log: fc.constant(log),
    shuffled: fc
      .tuple(
        fc.shuffledSubarray(log, { minLength: log.length }),
        fc.subarray(log),
      )
      .map(([all, again]) => [...all, ...again]),
  }),
);

describe('computeFigures over foldModel', () => {
  it('says what the definitions say, whatever order the events come in', () => {
    fc.assert(
      fc.property(
        shuffledLog,
        arbitraryQuery,
        fc.constantFrom<(string[] | undefined)[]>(undefined, [], ['/ci']),
        ({ log, shuffled }, query, approvers) => {
          const rows = fold(shuffled, query.asOf, approvers);
          const figures = computeFigures(rows, query);
          const expected = naiveFigures(log, {
            model: MODEL,
            environments: TIERS,
            approvers,
            ...query,
          });
          expect(
            Object.fromEntries(
              Object.entries(figures).map(([id, figure]) => [
                id,
                comparable(figure),
              ]),
            ),
          ).toEqual(expected);
        },
      ),
      { numRuns: Number(process.env.WAYMARK_DIFFERENTIAL_RUNS ?? 1000) },
    );
  });
});
