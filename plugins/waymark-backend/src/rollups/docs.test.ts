import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { platformMetrics } from './platformMetrics';
import { metricIds, metricRegistry } from '../metrics/registry';

const PLATFORM = Object.values(
  platformMetrics([], { from: 0, to: 1 }).metrics,
).map(({ definition }) => definition);
const DOCS = resolve(__dirname, '../../definitions');

describe('definitions', () => {
  it.each(metricIds)('defines %s in the version computed', id => {
    const page = readFileSync(resolve(DOCS, `${id}.md`), 'utf8');
    const { version } = metricRegistry[id];
    expect(page).toContain(`\`${id}\` · definition version ${version}`);
    expect(readFileSync(resolve(DOCS, 'README.md'), 'utf8')).toContain(
      `(${id}.md)`,
    );
  });

  it.each(PLATFORM)('defines $id in the version computed', definition => {
    const { id, version } = definition;
    const page = readFileSync(resolve(DOCS, `${id}.md`), 'utf8');
    expect(page).toContain(`\`${id}\` · definition version ${version}`);
  });
});
