import { createCdEvent } from './createCdEvent';

const event = (waymark: object) =>
  createCdEvent({
    kind: 'service.deployed',
    id: 'd1',
    source: '/acme',
    time: '2026-05-04T09:30:00.123456Z',
    subject: 'svc',
    content: { environment: { id: 'production' } },
    waymark,
  }).customData?.waymark;

describe('createCdEvent', () => {
  it('writes the times of every door alike, and leaves out those that are none', () => {
    expect(
      event({
        startedAt: 1777887000,
        degradedSince: '0001-01-01T00:00:00Z',
        change: { commit: 'a', committedAt: '2026-05-04 11:30:00 +0200' },
        changes: [
          { commit: 'b', committedAt: '0001-01-01T00:00:00Z' },
          { commit: 'c', committedAt: '2026-05-04T09:30:00' },
          'd',
        ],
        training: {
          finishedAt: '2026-05-04T10:30:00+01:00[Europe/London]',
          trainedDataUntil: 'yesterday',
          trigger: 'drift',
        },
      }),
    ).toEqual({
      startedAt: '2026-05-04T09:30:00.000Z',
      change: { commit: 'a', committedAt: '2026-05-04T09:30:00.000Z' },
      changes: [
        { commit: 'b' },
        { commit: 'c', committedAt: '2026-05-04T09:30:00.000Z' },
        'd',
      ],
      training: {
        finishedAt: '2026-05-04T09:30:00.000Z',
        trainedDataUntil: 'yesterday',
        trigger: 'drift',
      },
    });
    expect(event({ model: 'model:default/m' })).toEqual({
      model: 'model:default/m',
    });
  });
});
