import { isRecord, type FoldInput } from './FoldEvent';

/**
 * What environments are called by what else they may be called, from
 * `waymark.environments`: a `*` stands for any text, case for nothing.
 */
export type EnvironmentNames = Record<string, string>;

/** No environment has a longer name that anybody would write a pattern for. */
const LONGEST = 200;

const compiled = new WeakMap<EnvironmentNames, [RegExp, string][]>();

/** The one name of an environment; its own where configuration has no other. */
export function environmentName(
  spelled: string,
  names: EnvironmentNames = {},
): string {
  if (spelled.length > LONGEST) return spelled;
  const found = patternsOf(names).find(([pattern]) => pattern.test(spelled));
  return found?.[1] ?? spelled;
}

/** An event that calls its environments by their one name. */
export function withEnvironmentNames(
  input: FoldInput,
  names: EnvironmentNames = {},
): FoldInput {
  if (patternsOf(names).length === 0) return input;
  const { subject, customData } = input.event;
  const { environment } = subject.content;
  const data: unknown = customData?.waymark;
  const { deploysTo, approval } = isRecord(data) ? data : {};
  const content = {
    ...subject.content,
    ...renamed('id', environment, 'environment', names),
  };
  const waymark = {
    ...(isRecord(data) ? data : {}),
    ...(typeof deploysTo === 'string'
      ? { deploysTo: environmentName(deploysTo, names) }
      : {}),
    ...renamed('environment', approval, 'approval', names),
  };
  return {
    ...input,
    event: {
      ...input.event,
      subject: { ...subject, content },
      ...(isRecord(data) ? { customData: { ...customData, waymark } } : {}),
    } as FoldInput['event'],
  };
}

/** `{ [as]: value }` with the environment in its `field` renamed, or nothing. */
function renamed(
  field: string,
  value: unknown,
  as: string,
  names: EnvironmentNames,
): Record<string, unknown> {
  if (!isRecord(value) || typeof value[field] !== 'string') return {};
  return { [as]: { ...value, [field]: environmentName(value[field], names) } };
}

/** Whole names before patterns, each in the order of the configuration. */
function patternsOf(names: EnvironmentNames): [RegExp, string][] {
  const known = compiled.get(names);
  if (known) return known;
  const isPattern = (alias: string) => alias.includes('*');
  const aliases = Object.keys(names);
  const patterns = [
    ...aliases.filter(alias => !isPattern(alias)),
    ...aliases.filter(isPattern),
  ].map((alias): [RegExp, string] => [toRegExp(alias), names[alias]]);
  compiled.set(names, patterns);
  return patterns;
}

function toRegExp(alias: string): RegExp {
  const text = alias
    .split(/\*+/)
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${text}$`, 'is');
}
