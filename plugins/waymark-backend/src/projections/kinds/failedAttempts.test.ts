import type { CdEvent } from 'backstage-plugin-waymark-common';
import { cdEvent, deployment, foldInput } from '../../__testUtils__/events';
import { foldModel } from '../foldModel';

const MODEL = 'model:default/credit-risk';
const at = (hour: number) => `2026-06-01T0${hour}:00:00Z`;

function fold(events: CdEvent[]) {
  return foldModel(
    MODEL,
    events.map(event => foldInput(event)),
  ).failedAttempts;
}

function attempts(events: CdEvent[]) {
  return fold(events)
    .filter(({ deployed }) => !deployed)
    .map(({ id, runId, tier }) => [id, runId, tier]);
}

/** A job that failed, named as the template names jobs. */
function job(id: string, hour: number, number: number, partOf?: number) {
  return cdEvent('taskrun.finished', {
    id,
    at: at(hour),
    subject: `job/${number}`,
    content: {
      outcome: 'failure',
      ...(partOf ? { pipelineRun: { id: String(partOf) } } : {}),
    },
    waymark: { deploysTo: 'production' },
  });
}

function pipeline(id: string, hour: number, number: number, more = {}) {
  return cdEvent('pipelinerun.finished', {
    id,
    at: at(hour),
    subject: String(number),
    content: { outcome: 'error', ...more },
    waymark: { deploysTo: 'production' },
  });
}

const deployedBy = (run: string) =>
  deployment('d1', at(5), '1', { waymark: { pipelineRun: { id: run } } });

describe('failed attempts', () => {
  it('are one for a job and its pipeline, dated by the earlier', () => {
    expect(attempts([pipeline('p', 2, 7), job('j', 1, 34, 7)])).toEqual([
      ['j', '7', 'production'],
    ]);
  });

  it('keep where people see the run and its change, by the earliest to say so', () => {
    const late = pipeline('p', 3, 7, { uri: 'https://ci/7' });
    late.customData!.waymark!.change = { url: 'https://git/c1' };
    const early = job('j', 1, 34, 7);
    const [attempt] = fold([late, early]);
    expect(attempt).toMatchObject({
      id: 'j',
      url: 'https://ci/7',
      changeUrl: 'https://git/c1',
    });
    early.subject.content.uri = 'https://ci/7/job/34';
    expect(fold([late, early])[0].url).toBe('https://ci/7/job/34');
  });

  it('are none when their job or pipeline deployed after all', () => {
    for (const run of ['7', 'job/34']) {
      expect(
        attempts([pipeline('p', 2, 7), job('j', 1, 34, 7), deployedBy(run)]),
      ).toEqual([]);
    }
  });

  it('are not hidden by another pipeline that has a job’s number', () => {
    expect(attempts([job('j', 1, 34, 7), deployedBy('34')])).toEqual([
      ['j', '7', 'production'],
    ]);
    expect(
      attempts([job('j', 1, 34), pipeline('p', 2, 34), deployedBy('34')]),
    ).toEqual([['j', 'job/34', 'production']]);
  });

  it('are only failures that say where they were to deploy to', () => {
    const silent = pipeline('p1', 1, 1);
    delete silent.customData!.waymark!.deploysTo;
    const elsewhere = pipeline('p2', 2, 2);
    elsewhere.customData!.waymark!.deploysTo = 'staging';
    expect(
      attempts([
        silent,
        elsewhere,
        pipeline('p3', 3, 3, { outcome: 'success' }),
        pipeline('p4', 4, 4, { outcome: 'cancel' }),
      ]),
    ).toEqual([['p2', '2', 'staging']]);
  });
});
