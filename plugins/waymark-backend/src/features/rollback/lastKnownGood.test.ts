import type { IncidentRow } from '../../projections/rows';
import { deployed, hour, live, rowsOf, twoVersions } from './__fixtures__/rows';
import { lastKnownGood } from './lastKnownGood';

const context = { executor: true };

function incidentOf(id: string): IncidentRow {
  return {
    source: 'alerts',
    id: 'a1',
    openedBy: { source: 'alerts', id: 'e1' },
    environment: 'production',
    tier: 'production',
    startedAt: hour(6),
    lastToldAt: hour(6),
    deployment: { source: 'pipeline', id },
    rule: 'explicit',
  };
}

describe('lastKnownGood', () => {
  it('goes back to the version that served before, undoing the present one', () => {
    expect(lastKnownGood(twoVersions(), live('2'), context)).toEqual({
      environment: 'production',
      tier: 'production',
      fromVersion: '2',
      fromSince: new Date(hour(0)).toISOString(),
      toVersion: '1',
      reverts: 'd-2',
      candidates: [
        {
          version: '1',
          lastServedAt: new Date(hour(5)).toISOString(),
          good: true,
        },
      ],
      possible: true,
      obstacle: null,
      reason: null,
      active: null,
    });
  });

  it('passes over versions that were rolled back or are blamed', () => {
    const rows = rowsOf({
      deployments: [
        deployed('1', hour(1), { liveUntil: hour(2) }),
        deployed('2', hour(2), { liveUntil: hour(3) }),
        deployed('3', hour(3), {
          liveUntil: hour(4),
          revertedBy: { source: 'pipeline', id: 'r1', at: hour(4) },
        }),
        deployed('2', hour(4), {
          id: 'r1',
          kind: 'rolledback',
          toVersion: '2',
          liveUntil: hour(5),
        }),
        deployed('4', hour(5)),
      ],
      incidents: [incidentOf('d-2')],
    });
    const option = lastKnownGood(rows, live('4'), context);
    expect(option.toVersion).toBe('1');
    expect(option.candidates.map(each => [each.version, each.good])).toEqual([
      ['2', false],
      ['3', false],
      ['1', true],
    ]);
  });

  it('after a rollback undoes the deployment that first brought what serves', () => {
    const rows = rowsOf({
      deployments: [
        deployed('1', hour(1), { liveUntil: hour(2) }),
        deployed('2', hour(2), { liveUntil: hour(3) }),
        deployed('3', hour(3), {
          liveUntil: hour(4),
          revertedBy: { source: 'pipeline', id: 'r1', at: hour(4) },
        }),
        deployed('2', hour(4), { id: 'r1', kind: 'rolledback' }),
      ],
    });
    const option = lastKnownGood(rows, live('2'), context);
    expect(option).toMatchObject({ toVersion: '1', reverts: 'd-2' });
  });

  it('looks at its own environment only, and at what really served', () => {
    const rows = rowsOf({
      deployments: [
        deployed('1', hour(1), { environment: 'staging', liveUntil: hour(2) }),
        deployed('2', hour(2), { liveFrom: undefined, trafficPercent: 10 }),
        deployed('3', hour(3)),
      ],
    });
    expect(lastKnownGood(rows, live('3'), context)).toMatchObject({
      possible: false,
      toVersion: null,
      candidates: [],
      obstacle: 'noVersion',
      reason: expect.stringContaining('No other version has served'),
    });
  });

  it('says why it is not possible', () => {
    const rows = twoVersions();
    expect(lastKnownGood(rows, live(undefined), context)).toMatchObject({
      possible: false,
      toVersion: null,
      obstacle: 'nothingLive',
      reason: expect.stringContaining('Nothing is live in production'),
    });
    expect(
      lastKnownGood(rows, live('2'), { ...context, active: 'rb-1' }),
    ).toMatchObject({
      possible: false,
      active: 'rb-1',
      obstacle: 'underWay',
      reason: expect.stringContaining('rb-1 is under way'),
    });
    expect(lastKnownGood(rows, live('2'), { executor: false })).toMatchObject({
      possible: false,
      obstacle: 'noExecutor',
      reason: expect.stringContaining('No installed platform'),
    });
  });

  it('takes a version somebody chose though it is blamed, never by itself', () => {
    const rows = { ...twoVersions(), incidents: [incidentOf('d-1')] };
    expect(lastKnownGood(rows, live('2'), context)).toMatchObject({
      possible: false,
      toVersion: null,
      obstacle: 'noGoodVersion',
      reason: expect.stringContaining('blamed for an incident'),
    });
    const chosen = { ...context, chosen: '1' };
    expect(lastKnownGood(rows, live('2'), chosen)).toMatchObject({
      possible: true,
      toVersion: '1',
    });
  });
});
