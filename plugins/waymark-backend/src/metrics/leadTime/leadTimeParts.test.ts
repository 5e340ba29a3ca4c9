import type { CdEvent } from 'backstage-plugin-waymark-common';
import fc from 'fast-check';
import { cdEvent, deployment, foldInput } from '../../__testUtils__/events';
import { foldModel } from '../../projections/foldModel';
import { arbitraryLog, MODEL } from '../__testUtils__/arbitraryEvents';
import { createModelHistory } from '../ModelHistory';
import { leadTimeParts } from './leadTimeParts';

const MINUTE = 60_000;
const at = (time: string) => `2026-06-01T${time}:00.000Z`;
const window = { from: 0, to: Date.parse('2026-07-01T00:00:00Z') };

function partsOf(events: CdEvent[], environment?: string) {
  const rows = foldModel(
    MODEL,
    events.map(event => foldInput(event)),
  );
  const history = createModelHistory(rows, { asOf: window.to, environment });
  return leadTimeParts(history, window);
}

const wordsOf = ({ parts }: ReturnType<typeof partsOf>) =>
  parts.map(
    ({ from, to, median, sampleSize }) =>
      `${from.stage ?? from.kind} ${to.stage ?? to.kind} ${
        median / MINUTE
      } ${sampleSize}`,
  );

const change = (
  kind: string,
  id: string,
  time: string,
  commit: string,
  committedAt?: string,
  source?: string,
) =>
  cdEvent(`change.${kind}`, {
    id: `${id}-${kind}`,
    at: time,
    subject: id,
    source,
    waymark: { change: { commit, committedAt } },
  });

const task = (name: string, time: string, run = 'run-2', id = name) =>
  cdEvent('taskrun.finished', {
    id,
    at: time,
    subject: `task-${id}`,
    content: { taskName: name, pipelineRun: { id: run }, outcome: 'success' },
  });

/** The example of the definition: the first deployment is there to be the first. */
const example = [
  deployment('d1', '2026-05-01T00:00:00Z', '1'),
  change('created', 'mr-1', at('11:00'), 'a-branch', at('09:00')),
  change('merged', 'mr-1', at('17:00'), 'a', at('10:30')),
  change('merged', 'mr-2', at('17:00'), 'b', at('14:00')),
  cdEvent('pipelinerun.started', {
    id: 'p',
    at: at('17:05'),
    subject: 'run-2',
  }),
  task('train', at('17:45')),
  deployment('d2', at('18:00'), '2', {
    waymark: {
      change: { commit: 'b', committedAt: at('14:00') },
      pipelineRun: { id: 'run-2' },
    },
  }),
];

describe('leadTimeParts', () => {
  it('are those of the example in the definition', () => {
    expect(wordsOf(partsOf(example))).toEqual([
      'firstCommit opened 120 1',
      'firstCommit merged 180 1',
      'opened merged 360 1',
      'merged started 5 2',
      'started train 40 2',
      'train deployed 15 2',
    ]);
    expect(partsOf(example).changes).toBe(2);
    expect(wordsOf(partsOf(example, 'production'))).toEqual(
      wordsOf(partsOf(example)),
    );
    expect(partsOf(example, 'staging')).toEqual({ changes: 0, parts: [] });
  });

  it('lead from the commit to the deployment where nothing else is told', () => {
    const told = deployment('d1', at('18:00'), '1', {
      waymark: { change: { commit: 'a', committedAt: at('10:00') } },
    });
    expect(wordsOf(partsOf([told]))).toEqual(['firstCommit deployed 480 1']);
    const without = deployment('d1', at('18:00'), '1');
    expect(partsOf([without])).toEqual({ changes: 0, parts: [] });
  });

  it('leave out moments out of order, of another run, and of another change', () => {
    const events = [
      ...example.slice(0, -1),
      // Opened by somebody else under the same id, and told of before the work began
      change('created', 'mr-1', at('08:00'), 'a', undefined, '/elsewhere'),
      change('created', 'mr-2', at('13:00'), 'b'),
      task('other', at('17:20'), 'run-9'),
      task('smoke', at('18:30')),
      example.at(-1)!,
    ];
    expect(wordsOf(partsOf(events))).toEqual(wordsOf(partsOf(example)));
  });

  it('are of the latest end of a stage, stages in the order in which they end', () => {
    const events = [
      ...example.slice(0, -1),
      task('evaluate', at('17:30')),
      task('evaluate', at('17:55'), 'run-2', 'again'),
      example.at(-1)!,
    ];
    expect(wordsOf(partsOf(events)).slice(3)).toEqual([
      'merged started 5 2',
      'started train 40 2',
      'train evaluate 10 2',
      'evaluate deployed 5 2',
    ]);
  });

  it('of any log come to no more than is counted, whatever the order', () => {
    const scenario = arbitraryLog.chain(log =>
      fc
        .shuffledSubarray(log, { minLength: log.length })
        .map(shuffled => ({ log, shuffled })),
    );
    fc.assert(
      fc.property(scenario, ({ log, shuffled }) => {
        const [told, again] = [log, shuffled].map(events =>
          partsOf(events.map(({ event }) => event)),
        );
        expect(again).toEqual(told);
        for (const { median, sampleSize } of told.parts) {
          expect(median).toBeGreaterThanOrEqual(0);
          expect(sampleSize).toBeLessThanOrEqual(told.changes);
        }
        const ends = told.parts.filter(({ to }) => to.kind === 'deployed');
        const ended = ends.reduce((sum, { sampleSize }) => sum + sampleSize, 0);
        expect(ended).toBe(told.changes);
      }),
      { numRuns: 200 },
    );
  });
});
