import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { MetricDefinitionPage } from 'backstage-plugin-waymark-common';

const DIRECTORY = resolvePackagePath(
  'backstage-plugin-waymark-backend',
  'definitions',
);

/** What the figures mean, in words, as of the version that computes them. */
export class DefinitionPages {
  static load(): DefinitionPages {
    const pages = readdirSync(DIRECTORY).map(file => {
      const id = basename(file, '.md');
      return [id, toPage(id, readFileSync(join(DIRECTORY, file), 'utf8'))];
    });
    return new DefinitionPages(Object.fromEntries(pages));
  }

  private constructor(
    private readonly pages: Record<string, MetricDefinitionPage>,
  ) {}

  /**
   * @param id - of a metric, or another page of the folder, such as `README`
   * @throws NotFoundError
   */
  get(id: string): MetricDefinitionPage {
    if (!Object.hasOwn(this.pages, id)) {
      throw new NotFoundError(`There is no definition ${id}`);
    }
    return this.pages[id];
  }
}

function toPage(id: string, text: string): MetricDefinitionPage {
  const [, version] = /definition version (\d+)/.exec(text) ?? [];
  return {
    id,
    version: version ? Number(version) : null,
    title: /^# (.+)$/m.exec(text)?.[1] ?? id,
    // Only pages of this folder are served, so other links become plain text
    markdown: text.replace(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, '$1'),
  };
}
