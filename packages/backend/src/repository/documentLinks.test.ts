import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../../..');
// Not written here, or made into another repository before it is read
const LEFT_OUT = ['node_modules', 'dist', 'dist-types', 'templates'];

const pages = findPages(ROOT);

function findPages(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      const left = entry.name.startsWith('.') || LEFT_OUT.includes(entry.name);
      return left ? [] : findPages(path);
    }
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^( *)```[\s\S]*?^\1```/gm, '');
}

function linksOf(page: string): string[] {
  const text = withoutCode(readFileSync(page, 'utf8')).replace(
    /`[^`\n]*`/g,
    '',
  );
  return [...text.matchAll(/\]\(\s*<?([^)\s>]+)/g)]
    .map(([, link]) => link)
    .filter(link => !/^[a-z]+:/.test(link));
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): string[] {
  const counts = new Map<string, number>();
  return [
    ...withoutCode(readFileSync(page, 'utf8')).matchAll(/^#+ (.+)$/gm),
  ].map(([, heading]) => {
    const slug = heading
      .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-');
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count ? `${slug}-${count}` : slug;
  });
}

function isBroken(page: string, link: string): boolean {
  const [path, anchor] = link.split('#');
  const target = path ? resolve(dirname(page), decodeURI(path)) : page;
  if (!existsSync(target)) return true;
  if (!anchor || statSync(target).isDirectory()) return false;
  return target.endsWith('.md') && !anchorsOf(target).includes(anchor);
}

describe('the links of the documentation', () => {
  it('are found', () => {
    expect(pages.map(page => relative(ROOT, page))).toEqual(
      expect.arrayContaining(['README.md', 'docs/README.md']),
    );
    expect(linksOf(join(ROOT, 'docs/README.md')).length).toBeGreaterThan(10);
  });

  it.each(pages.map(page => relative(ROOT, page)))(
    'of %s lead to a file and a heading that exist',
    name => {
      const page = join(ROOT, name);
      expect(linksOf(page).filter(link => isBroken(page, link))).toEqual([]);
    },
  );
});
