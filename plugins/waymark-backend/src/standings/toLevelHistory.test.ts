import type { MaturityFramework } from 'backstage-plugin-waymark-common';
import type { LevelChangeRow } from '../projections/rows';
import { toLevelHistory } from './toLevelHistory';

const now = {
  id: 'house-rules',
  title: 'House rules of now',
  areas: [{ id: 'risk', title: 'Risk of now' }],
} as MaturityFramework;

function row(change: Partial<LevelChangeRow> = {}): LevelChangeRow {
  return {
    source: '/waymark/portal',
    id: 'level.changed/1',
    at: 1,
    framework: 'house-rules',
    version: 1,
    level: 1,
    areas: { risk: 1 },
    results: {},
    causes: [],
    ...change,
  };
}

describe('toLevelHistory', () => {
  it('tells a record in the words of then, and older ones in those of now', () => {
    const then = row({
      at: 2,
      title: 'House rules of then',
      areaTitles: { risk: 'Risk of then' },
    });
    expect(
      toLevelHistory(
        [row(), then, row({ framework: 'gone', areas: {} })],
        [now],
      ).map(({ title, areas }) => [title, areas[0]?.title]),
    ).toEqual([
      ['gone', undefined],
      ['House rules of then', 'Risk of then'],
      ['House rules of now', 'Risk of now'],
    ]);
  });
});
