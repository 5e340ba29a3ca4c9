import type { CdEvent } from 'backstage-plugin-waymark-common';
import { cdEvent, deployment, foldInput } from '../__testUtils__/events';
import { foldModel } from '../projections/foldModel';
import { DEFAULT_FOLD_OPTIONS } from '../projections/FoldOptions';
import { liveAt } from '../projections/kinds/live';
import { computeFigures } from './computeFigures';

const MODEL = 'model:default/credit-risk';
const HOUR = 3_600_000;
const QUERY = {
  from: Date.parse('2026-08-31T00:00:00Z'),
  to: Date.parse('2026-11-29T00:00:00Z'),
  asOf: Date.parse('2026-11-30T00:00:00Z'),
};

function fold(events: CdEvent[]) {
  return foldModel(
    MODEL,
    events.map(event => foldInput(event)),
    DEFAULT_FOLD_OPTIONS,
  );
}

function figuresOf(events: CdEvent[]) {
  return computeFigures(fold(events), QUERY);
}

const change = (commit: string, committedAt?: string) => ({
  repository: 'https://git.example.com/credit-risk',
  commit,
  committedAt,
});

function merged(id: string, at: string, committedAt = at): CdEvent {
  return cdEvent('change.merged', {
    id: `merge-${id}`,
    at,
    waymark: { change: change(id, committedAt) },
  });
}

function incident(
  predicate: 'detected' | 'resolved',
  id: string,
  at: string,
  options: { environment?: string; waymark?: object } = {},
): CdEvent {
  const { environment = 'production', waymark } = options;
  return cdEvent(`incident.${predicate}`, {
    id,
    at,
    subject: 'alert',
    content: { environment: { id: environment } },
    waymark,
  });
}

describe('what a deployment carries', () => {
  const first = deployment('d1', '2026-10-26T09:00:00Z', '1', {
    waymark: { change: change('c0', '2026-10-26T08:00:00Z') },
  });
  const merges = [
    merged('c1', '2026-11-02T09:00:00Z'),
    merged('c2', '2026-11-04T09:00:00Z'),
    merged('c3', '2026-11-06T16:00:00Z'),
  ];
  const second = deployment('d2', '2026-11-06T17:00:00Z', '2', {
    waymark: { change: change('c3', '2026-11-06T16:00:00Z') },
  });

  it('is every change merged since the deployment before', () => {
    const { changeLeadTime } = figuresOf([first, ...merges, second]);
    expect(changeLeadTime).toMatchObject({
      value: 28.5 * HOUR,
      sampleSize: 4,
    });
  });

  it('is each change it lists, and the first deployment uses up what was merged before', () => {
    const listed = deployment('d2', '2026-11-06T17:00:00Z', '2', {
      waymark: {
        changes: [
          change('x1', '2026-11-06T15:00:00Z'),
          change('x2', '2026-11-06T13:00:00Z'),
        ],
      },
    });
    const before = merged('old', '2026-10-20T09:00:00Z');
    const { changeLeadTime } = figuresOf([before, first, listed]);
    expect(changeLeadTime).toMatchObject({
      value: 2 * HOUR,
      sampleSize: 3,
      excluded: [
        { reason: 'beforeFirst', count: 1 },
        { reason: 'sameChange', count: 1 },
      ],
    });
  });
});

describe('times that cannot be', () => {
  it('count as none', () => {
    const at = (committedAt: string, id: string) =>
      deployment(id, `2026-11-0${id}T09:00:00Z`, id, {
        waymark: { change: change(`c${id}`, committedAt) },
      });
    const { changeLeadTime } = figuresOf([
      at('0001-01-01T00:00:00Z', '1'),
      at('2026-11-01T09:00:00Z', '2'),
    ]);
    expect(changeLeadTime).toMatchObject({
      value: 24 * HOUR,
      sampleSize: 1,
      excluded: [{ reason: 'noCommitTime', count: 1 }],
    });
  });

  it('do not serve before they come', () => {
    const rows = fold([
      deployment('d1', '2026-11-01T09:00:00Z', '1'),
      deployment('ahead', '2026-11-30T09:00:00Z', '2'),
    ]);
    expect(liveAt(rows, QUERY.asOf)).toMatchObject([{ version: '1' }]);
    expect(liveAt(rows, QUERY.asOf + 24 * HOUR)).toMatchObject([
      { version: '2' },
    ]);
  });

  it('are in the order of all their digits within a millisecond', () => {
    const moves = ['7', '3', '8', '1'].map((version, index) =>
      deployment(
        `move-${9 - index}`,
        `2026-11-01T09:00:00.00000${index}Z`,
        version,
      ),
    );
    expect(fold([...moves].reverse()).live).toMatchObject([{ version: '1' }]);
  });
});

describe('one thing that is spelled in two ways', () => {
  it.each(['Production', 'PRODUCTION', 'prod'])(
    'blames the deployment to %s for an incident of production',
    environment => {
      const events = [
        deployment('d1', '2026-11-01T09:00:00Z', '1', { environment }),
        incident('detected', 'i1', '2026-11-01T10:00:00Z'),
        incident('resolved', 'i2', '2026-11-01T11:00:00Z'),
      ];
      expect(figuresOf(events)).toMatchObject({
        changeFailRate: { value: 1 },
        failedDeploymentRecoveryTime: { value: 2 * HOUR },
      });
    },
  );

  it('is a version by one name before and after a rollback', () => {
    const purl = (version: string) => `pkg:oci/credit-risk@sha256%3A${version}`;
    const bare = (id: string, at: string, version: string, kind?: string) =>
      cdEvent(kind ?? 'service.deployed', {
        id,
        at,
        content: {
          environment: { id: 'production' },
          artifactId: purl(version),
        },
      });
    const rows = fold([
      bare('d1', '2026-11-01T09:00:00Z', 'aaaa'),
      bare('d2', '2026-11-02T09:00:00Z', 'bbbb'),
      bare('r1', '2026-11-03T09:00:00Z', 'aaaa', 'service.rolledback'),
    ]);
    expect(rows.live).toMatchObject([{ version: purl('aaaa') }]);
    expect(rows.versions.map(({ version }) => version)).toEqual([
      purl('aaaa'),
      purl('bbbb'),
    ]);
  });
});

describe('what failed, and what mended it', () => {
  const deployed = ['1', '2', '3'].map(version =>
    deployment(`d${version}`, `2026-11-0${version}T09:00:00Z`, version),
  );
  const start = incident('detected', 'i1', '2026-11-03T10:00:00Z');
  const mending = deployment('d4', '2026-11-03T12:00:00Z', '4');
  const end = incident('resolved', 'i2', '2026-11-03T13:00:00Z');
  const later = deployment('d5', '2026-11-05T09:00:00Z', '5');

  it('counts the deployment that ended an incident as rework', () => {
    const events = [...deployed, start, mending, end, later];
    expect(figuresOf(events).deploymentReworkRate).toMatchObject({
      value: 1 / 5,
      fixForwards: 1,
    });
    const planned = deployment('d4', '2026-11-03T12:00:00Z', '4', {
      waymark: { unplanned: false },
    });
    expect(
      figuresOf([...deployed, start, planned, end, later]).deploymentReworkRate,
    ).toMatchObject({ value: 0, fixForwards: 1 });
  });

  it('makes no fix of what follows an incident that never ends', () => {
    expect(
      figuresOf([...deployed, start, mending, later]).deploymentReworkRate,
    ).toMatchObject({ value: 0, fixForwards: 0 });
  });

  it('blames a rollout that failed before it finished', () => {
    const rollout = deployment('d4', '2026-11-03T12:00:00Z', '4', {
      waymark: { startedAt: '2026-11-03T09:30:00Z' },
    });
    expect(fold([...deployed, start, rollout]).incidents).toMatchObject([
      { rule: 'time', deployment: { id: 'd4' } },
    ]);
  });

  it('lets an incident go on whose end a later start undoes', () => {
    const again = incident('detected', 'i3', '2026-11-03T13:30:00Z', {
      waymark: { continues: 'i2' },
    });
    const last = incident('resolved', 'i4', '2026-11-03T14:00:00Z');
    const rows = fold([...deployed, start, end, again, last]);
    expect(rows.incidents).toMatchObject([
      { endedAt: Date.parse('2026-11-03T14:00:00Z') },
    ]);
  });

  it('lists an end whose start nobody told', () => {
    expect(figuresOf([...deployed, end]).timeToRestore).toMatchObject({
      value: null,
      endWithoutStart: 1,
    });
  });
});
