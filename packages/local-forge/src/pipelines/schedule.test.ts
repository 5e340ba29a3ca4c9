import { JobRow, PipelineRow } from '../store/rows';
import { decideJob, pipelineStatus } from './schedule';

function job(name: string, stage: string, row: Partial<JobRow> = {}): JobRow {
  return {
    id: 1,
    name,
    stage,
    status: 'created',
    when: 'on_success',
    allowFailure: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...row,
  };
}

function pipeline(...jobs: JobRow[]): PipelineRow {
  return { stages: ['build', 'test', 'deploy'], jobs } as PipelineRow;
}

describe('decideJob', () => {
  const decide = (subject: JobRow, ...others: JobRow[]) =>
    decideJob(subject, pipeline(...others, subject));

  it('waits for earlier stages, or only for what is needed', () => {
    const build = job('build', 'build', { status: 'running' });
    expect(decide(job('a', 'test'), build)).toBe('wait');
    expect(decide(job('a', 'build'), build)).toBe('start');
    expect(decide(job('a', 'test', { needs: [] }), build)).toBe('start');
    expect(decide(job('a', 'build', { needs: ['build'] }), build)).toBe('wait');
    expect(
      decide(
        job('a', 'deploy', { needs: ['m'] }),
        job('m: [x]', 'test', { status: 'running' }),
      ),
    ).toBe('wait');
  });

  it('goes on after a failure only where that is allowed or wanted', () => {
    const failed = job('b', 'build', { status: 'failed', exitCode: 3 });
    const after = job('a', 'test');
    expect(decide(after, failed)).toBe('skip');
    expect(decide({ ...after, when: 'on_failure' }, failed)).toBe('start');
    expect(decide({ ...after, when: 'always' }, failed)).toBe('start');
    expect(decide(after, { ...failed, allowFailure: true })).toBe('start');
    expect(decide(after, { ...failed, allowFailure: [3] })).toBe('start');
    expect(decide(after, { ...failed, allowFailure: [4] })).toBe('skip');
    expect(decide(after, { ...failed, retried: true })).toBe('start');
    expect(
      decide(
        { ...after, when: 'on_failure' },
        job('b', 'build', { status: 'success' }),
      ),
    ).toBe('skip');
  });

  it('is held up by a manual job only when that must be played', () => {
    const manual = job('m', 'build', { status: 'manual', when: 'manual' });
    expect(decide(job('m', 'build', { when: 'manual' }))).toBe('offer');
    expect(decide(job('a', 'test'), manual)).toBe('wait');
    expect(decide(job('a', 'test'), { ...manual, allowFailure: true })).toBe(
      'start',
    );
    expect(
      decide(job('a', 'test', { needs: ['m'] }), {
        ...manual,
        allowFailure: true,
      }),
    ).toBe('wait');
  });
});

describe('pipelineStatus', () => {
  const status = (...jobs: JobRow[]) => pipelineStatus(pipeline(...jobs));
  const done = job('a', 'build', { status: 'success' });

  it('is told by the jobs that count', () => {
    expect(status(job('a', 'build'))).toBe('created');
    expect(status(done, job('b', 'test'))).toBe('running');
    expect(status(done)).toBe('success');
    expect(status(done, job('b', 'test', { status: 'skipped' }))).toBe(
      'success',
    );
    expect(status(job('b', 'test', { status: 'skipped' }))).toBe('skipped');
    expect(status(done, job('b', 'test', { status: 'failed' }))).toBe('failed');
    expect(
      status(done, job('b', 'test', { status: 'failed', allowFailure: true })),
    ).toBe('success');
    expect(status(done, job('b', 'test', { status: 'canceled' }))).toBe(
      'canceled',
    );
    expect(status(done, job('b', 'test', { status: 'manual' }))).toBe('manual');
    expect(
      status(job('a', 'build', { status: 'failed', retried: true }), done),
    ).toBe('success');
  });
});
