import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { FactDefinition } from 'backstage-plugin-waymark-node';
import { parse } from 'yaml';
import { groupFactRegistry } from '../facts/groupFacts';
import type { Framework } from './Framework';
import { parseFramework } from './parseFramework';

/** What frameworks are loaded from. */
export type LoadFrameworksOptions = {
  /** Facts that criteria about a model may name */
  definitions: FactDefinition[];
  /** Those that criteria about a team or the platform may name */
  groupDefinitions?: FactDefinition[];
  /** Folder of YAML files; by default the ones this package brings */
  directory?: string;
  /** Further ones, from modules and configuration; the last of an id counts */
  extra?: { data: unknown; place: string }[];
};

/**
 * Loads and checks all frameworks, in order of their file names, `extra` last.
 *
 * @throws InputError that names the file and what is wrong in it
 */
export function loadFrameworks(options: LoadFrameworksOptions): Framework[] {
  const { definitions, groupDefinitions = groupFactRegistry } = options;
  const { extra = [] } = options;
  const definitionsOf = (subject: Framework['subject']) =>
    subject === 'model' ? definitions : groupDefinitions;
  const directory = options.directory ?? shippedDirectory();
  const files = readdirSync(directory)
    .filter(file => file.endsWith('.yaml'))
    .sort();
  const byId = new Map<string, Framework>();
  for (const file of files) {
    const framework = parseFramework(
      readYaml(join(directory, file), file),
      file,
      definitionsOf,
    );
    if (byId.has(framework.id)) {
      throw new InputError(`${file}: the id "${framework.id}" is taken`);
    }
    byId.set(framework.id, framework);
  }
  for (const { data, place } of extra) {
    const framework = parseFramework(data, place, definitionsOf);
    byId.set(framework.id, framework);
  }
  return [...byId.values()];
}

function shippedDirectory(): string {
  return resolvePackagePath('backstage-plugin-waymark-backend', 'frameworks');
}

function readYaml(path: string, file: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InputError(`${file} is no YAML`, error);
  }
}
