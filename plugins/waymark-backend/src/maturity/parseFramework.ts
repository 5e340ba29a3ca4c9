import { InputError } from '@backstage/errors';
import type {
  FactDefinition,
  MaturityFrameworkFile,
} from 'backstage-plugin-waymark-node';
import Ajv from 'ajv';
import { type FactCondition, compileCondition } from '../facts/FactCondition';
import type { Framework } from './Framework';
import { frameworkDigest } from './frameworkDigest';
import { frameworkSchema } from './frameworkSchema';

const validate = new Ajv({ allErrors: true }).compile<MaturityFrameworkFile>(
  frameworkSchema,
);

/**
 * Checks a framework and compiles its criteria.
 *
 * @param place - where it was read from, for errors
 * @param definitionsOf - the facts its criteria may name, by whom it judges
 * @throws InputError that names the place and the path or criterion at fault
 */
export function parseFramework(
  data: unknown,
  place: string,
  definitionsOf: (subject: Framework['subject']) => FactDefinition[],
): Framework {
  if (!validate(data)) {
    const faults = validate.errors!.map(
      ({ instancePath, message, params }) =>
        `${instancePath || '/'} ${message}${
          params.additionalProperty ? `: ${params.additionalProperty}` : ''
        }`,
    );
    throw new InputError(`${place}: ${faults.join('; ')}`);
  }
  checkReferences(data, place);
  const compile = (
    text: string | undefined,
    criterion: string,
  ): FactCondition | undefined => {
    try {
      return text === undefined
        ? undefined
        : compileCondition(text, definitionsOf(data.subject));
    } catch (error) {
      throw new InputError(`${place}: criterion ${criterion}`, error);
    }
  };
  const { criteria, targets, source, merged = true, ...rest } = data;
  return {
    ...rest,
    merged,
    levels: [...data.levels].sort((a, b) => a.level - b.level),
    areas: data.areas.map(({ id, title }) => ({ id, title })),
    source: { title: source.title, url: source.url ?? null },
    targets: targets ?? {},
    digest: frameworkDigest(data),
    criteria: criteria.map(({ met, applies, ...criterion }) => ({
      ...criterion,
      met: compile(met, criterion.id),
      applies: compile(applies, criterion.id),
    })),
  };
}

function checkReferences(data: MaturityFrameworkFile, place: string) {
  const levels = unique(data.levels, 'level', `${place}: /levels`);
  const areas = unique(data.areas, 'id', `${place}: /areas`);
  unique(data.criteria, 'id', `${place}: /criteria`);
  const lowest = Math.min(...levels);
  for (const { id, area, level } of data.criteria) {
    if (!areas.has(area)) {
      throw new InputError(`${place}: criterion ${id}: no area "${area}"`);
    }
    if (!levels.has(level) || level === lowest) {
      throw new InputError(
        `${place}: criterion ${id}: level ${level} is none that can be reached`,
      );
    }
  }
  for (const { id, asBelow = [] } of data.areas) {
    for (const level of asBelow) {
      const asked = data.criteria.some(
        one => one.area === id && one.level === level,
      );
      if (!levels.has(level) || asked) {
        throw new InputError(
          `${place}: area ${id}: level ${level} is not as the one below`,
        );
      }
    }
  }
  for (const [tier, level] of Object.entries(data.targets ?? {})) {
    if (!levels.has(level)) {
      throw new InputError(`${place}: /targets/${tier} is no level`);
    }
  }
}

function unique<T, K extends keyof T>(items: T[], key: K, place: string) {
  const seen = new Set<T[K]>();
  for (const item of items) {
    if (seen.has(item[key])) {
      throw new InputError(`${place}: "${item[key]}" stands there twice`);
    }
    seen.add(item[key]);
  }
  return seen;
}
