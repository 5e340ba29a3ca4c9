import type { JsonObject } from '@backstage/types';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import { cdEvent, deployment, foldInput } from '../__testUtils__/events';
import { foldModel } from './foldModel';

const MODEL = 'model:default/credit-risk';
const PIPELINE = '/pipelines/credit-risk';

function fold(events: CdEvent[]) {
  return foldModel(
    MODEL,
    events.map(event => foldInput(event)),
  );
}

function reporterSet(at: string, content: JsonObject): CdEvent {
  const event = cdEvent('reporter.set', { id: at, at, content });
  event.context.source = '/waymark/portal';
  event.context.type = 'dev.cdeventsx.waymark-reporter.set.0.1.0';
  return event;
}

/** The same three deployments, told by the pipeline and by the forge. */
const told = [PIPELINE, '/forge'].flatMap(source => [
  deployment('s1', '2026-06-01T10:00:00Z', '1', {
    source,
    environment: 'staging',
  }),
  deployment('d1', '2026-06-01T11:00:00Z', '1', { source }),
  deployment('d2', '2026-06-02T11:00:00Z', '2', { source }),
]);
const ids = (rows: { source: string; id: string }[]) =>
  rows.map(({ source, id }) => `${source} ${id}`);

describe('the reporter', () => {
  it('counts everybody while nobody is named', () => {
    const rows = fold(told);
    expect(rows.deployments).toHaveLength(6);
    expect(rows.corroborating).toEqual([]);
  });

  it('alone counts for the whole history, however late it is named', () => {
    const removed = cdEvent('service.removed', {
      id: 'gone',
      at: '2026-06-03T00:00:00Z',
      source: '/forge',
      content: { environment: { id: 'production' } },
    });
    const rows = fold([
      ...told,
      removed,
      reporterSet('2026-06-20T00:00:00Z', {
        reporter: PIPELINE,
        byEnvironment: {},
      }),
    ]);
    expect(ids(rows.deployments)).toEqual([
      `${PIPELINE} s1`,
      `${PIPELINE} d1`,
      `${PIPELINE} d2`,
    ]);
    expect(ids(rows.corroborating)).toEqual([
      '/forge s1',
      '/forge d1',
      '/forge d2',
    ]);
    expect(rows.versions[0].firstProduction?.source).toBe(PIPELINE);
    expect(
      rows.live.find(({ environment }) => environment === 'production'),
    ).toMatchObject({ version: '2' });
  });

  it('may be another in one environment', () => {
    const rows = fold([
      ...told,
      reporterSet('2026-05-01T00:00:00Z', {
        reporter: PIPELINE,
        byEnvironment: { production: '/forge' },
      }),
    ]);
    expect(ids(rows.deployments)).toEqual([
      `${PIPELINE} s1`,
      '/forge d1',
      '/forge d2',
    ]);
  });

  it('is the latest named, and nobody once the name is taken back', () => {
    const first = reporterSet('2026-06-20T00:00:00Z', {
      reporter: PIPELINE,
      byEnvironment: {},
    });
    const second = reporterSet('2026-06-21T00:00:00Z', {
      reporter: '/forge',
      byEnvironment: {},
    });
    const none = reporterSet('2026-06-22T00:00:00Z', {
      reporter: null,
      byEnvironment: {},
    });
    expect(
      ids(fold([second, ...told, first]).deployments).every(id =>
        id.startsWith('/forge'),
      ),
    ).toBe(true);
    expect(fold([none, second, ...told, first]).deployments).toHaveLength(6);
  });

  it('does not silence who reports incidents, runs or versions', () => {
    const incident = cdEvent('incident.detected', {
      id: 'i1',
      at: '2026-06-02T12:00:00Z',
      source: '/monitoring',
      content: { environment: { id: 'production' } },
    });
    const rows = fold([
      ...told,
      incident,
      reporterSet('2026-06-20T00:00:00Z', {
        reporter: PIPELINE,
        byEnvironment: {},
      }),
    ]);
    expect(rows.incidents).toMatchObject([
      { deployment: { source: PIPELINE, id: 'd2' } },
    ]);
  });
});
