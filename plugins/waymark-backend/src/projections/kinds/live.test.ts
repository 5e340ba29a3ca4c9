import type { CdEvent } from 'backstage-plugin-waymark-common';
import { cdEvent, deployment, foldInput } from '../../__testUtils__/events';
import { parseInstant } from '../../kernel/time/instant';
import { foldModel } from '../foldModel';

const MODEL = 'model:default/credit-risk';
const at = (hour: number) =>
  `2026-06-01T${String(hour).padStart(2, '0')}:00:00Z`;

function fold(events: CdEvent[]) {
  return foldModel(
    MODEL,
    events.map(event => foldInput(event)),
  );
}

function liveIn(events: CdEvent[], environment = 'production') {
  return fold(events).live.find(row => row.environment === environment);
}

const removed = (id: string, hour: number) =>
  cdEvent('service.removed', {
    id,
    at: at(hour),
    content: { environment: { id: 'production' } },
  });

describe('what is live', () => {
  it('is the latest by event time, whatever came last', () => {
    const events = [deployment('d2', at(2), '2'), deployment('d1', at(1), '1')];
    expect(liveIn(events)).toMatchObject({
      version: '2',
      since: parseInstant(at(2)),
      deployment: { id: 'd2' },
    });
    expect(
      fold(events).deployments.map(row => [
        row.id,
        row.liveFrom,
        row.liveUntil,
      ]),
    ).toEqual([
      ['d1', parseInstant(at(1)), parseInstant(at(2))],
      ['d2', parseInstant(at(2)), undefined],
    ]);
  });

  it('is the version a rollback went to, named, else of its artifact', () => {
    const rolledBack = (waymark: object) => {
      const event = deployment('r1', at(3), '1', {
        kind: 'service.rolledback',
      });
      event.customData!.waymark = { model: MODEL, ...waymark };
      return [
        deployment('d1', at(1), '1'),
        deployment('d2', at(2), '2'),
        event,
      ];
    };
    for (const waymark of [
      { toVersion: '1', modelVersion: '9' },
      { modelVersion: '1' },
      {},
    ]) {
      expect(liveIn(rolledBack(waymark))).toMatchObject({ version: '1' });
    }
  });

  it('is nothing after removal, until something is deployed', () => {
    const events = [deployment('d1', at(1), '1'), removed('x', 2)];
    expect(liveIn(events)).toEqual({
      asOf: parseInstant(at(2)),
      environment: 'production',
      tier: 'production',
    });
    expect(fold(events).deployments[0].liveUntil).toBe(parseInstant(at(2)));
    expect(liveIn([...events, deployment('d2', at(3), '2')])?.version).toBe(
      '2',
    );
    expect(liveIn([removed('x', 2)])).toBeUndefined();
  });

  it('stays what it was beside a canary, until the canary serves everybody', () => {
    const canary = (id: string, hour: number, trafficPercent?: number) =>
      deployment(id, at(hour), '2', {
        waymark: { strategy: 'canary', trafficPercent },
      });
    const steps = [deployment('d1', at(1), '1'), canary('c1', 2, 10)];
    expect(liveIn(steps)).toMatchObject({
      version: '1',
      candidate: { version: '2', trafficPercent: 10 },
    });
    for (const last of [canary('c2', 3, 100), canary('c2', 3)]) {
      const row = liveIn([...steps, last]);
      expect(row).toMatchObject({ version: '2', deployment: { id: 'c2' } });
      expect(row?.candidate).toBeUndefined();
    }
  });

  it('stays what it was beside a shadow', () => {
    for (const waymark of [
      { strategy: 'shadow' as const },
      { trafficPercent: 0 },
    ]) {
      expect(
        liveIn([
          deployment('d1', at(1), '1'),
          deployment('s1', at(2), '2', { waymark }),
        ]),
      ).toMatchObject({ version: '1', tier: 'production' });
    }
  });

  it('is kept apart by environment', () => {
    const events = [
      deployment('d1', at(1), '1'),
      deployment('d2', at(2), '2', { environment: 'staging' }),
    ];
    expect(liveIn(events)?.version).toBe('1');
    expect(liveIn(events, 'staging')).toMatchObject({
      version: '2',
      tier: 'staging',
    });
  });
});
