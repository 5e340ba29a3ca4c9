import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { metricIds, metricRegistry } from './registry';
import { DefinitionPages } from './DefinitionPages';

const DOCS = resolve(__dirname, '../../definitions');

describe('DefinitionPages', () => {
  const pages = DefinitionPages.load();

  it.each(metricIds)('has %s in the version computed', id => {
    const { version } = metricRegistry[id];
    expect(pages.get(id)).toMatchObject({ id, version });
  });

  it('has the terms they share, and nothing else', () => {
    expect(pages.get('README')).toMatchObject({
      title: 'Metrics',
      version: null,
    });
    expect(() => pages.get('toString')).toThrow(
      'There is no definition toString',
    );
  });

  it('links to pages it serves, or to other sites', () => {
    for (const file of readdirSync(DOCS)) {
      const { markdown } = pages.get(file.replace('.md', ''));
      const links = [...markdown.matchAll(/\]\(([^)#]+)/g)].map(
        ([, link]) => link,
      );
      expect(
        links.filter(
          link =>
            !link.startsWith('https://') && !readdirSync(DOCS).includes(link),
        ),
      ).toEqual([]);
    }
  });
});
