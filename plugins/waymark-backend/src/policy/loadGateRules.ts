import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { EnvironmentTier } from 'backstage-plugin-waymark-common';
import type { FactDefinition } from 'backstage-plugin-waymark-node';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { compileCondition } from '../facts/FactCondition';
import type { GateRule } from './GateRule';
import { gateRulesSchema } from './gateRulesSchema';

type GateRuleData = {
  id: string;
  environments: EnvironmentTier[];
  title: string;
  todo: string;
  applies?: string;
  met?: string;
  criterion?: string;
};

const RULES = 'waymark.gates.rules';
const WITHOUT = 'waymark.gates.without';

const validate = new Ajv({ allErrors: true }).compile<GateRuleData[]>(
  gateRulesSchema,
);

export type LoadGateRulesOptions = {
  /** Facts that rules may name */
  definitions: FactDefinition[];
  /** Whether a framework has a criterion that a person or a fact may meet */
  hasCriterion: (named: { framework: string; criterion: string }) => boolean;
};

/**
 * The rules this package brings, less those that `waymark.gates.without` names,
 * and those of `waymark.gates.rules`, each in place of one with its id.
 *
 * @throws InputError that names the place and what is wrong there
 */
export function loadGateRules(
  config: Config,
  options: LoadGateRulesOptions,
): GateRule[] {
  const rules = new Map<string, GateRule>();
  const add = (data: unknown, place: string) => {
    for (const rule of check(data, place)) {
      rules.set(rule.id, toRule(rule, place, options));
    }
  };
  add(shippedRules(), 'gates/default.yaml');
  for (const id of config.getOptionalStringArray(WITHOUT) ?? []) {
    if (!rules.delete(id)) throw new InputError(`${WITHOUT}: no rule "${id}"`);
  }
  add(config.getOptional(RULES) ?? [], RULES);
  return [...rules.values()];
}

function shippedRules(): unknown {
  const file = resolvePackagePath(
    'backstage-plugin-waymark-backend',
    'gates/default.yaml',
  );
  return parse(readFileSync(file, 'utf8')).rules;
}

function check(data: unknown, place: string): GateRuleData[] {
  if (!validate(data)) {
    const faults = validate.errors!.map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
    );
    throw new InputError(`${place}: ${faults.join('; ')}`);
  }
  const ids = data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new InputError(`${place}: "${twice}" stands there twice`);
  return data;
}

function toRule(
  { applies, met, criterion: named, ...rule }: GateRuleData,
  place: string,
  { definitions, hasCriterion }: LoadGateRulesOptions,
): GateRule {
  const at = `${place}: rule ${rule.id}`;
  const compile = (text: string) => {
    try {
      return compileCondition(text, definitions);
    } catch (error) {
      throw new InputError(at, error);
    }
  };
  const common = { ...rule, applies: applies ? compile(applies) : undefined };
  if (met !== undefined) return { ...common, met: compile(met) };
  const [framework, criterion] = named!.split('/');
  if (!hasCriterion({ framework, criterion })) {
    throw new InputError(`${at}: no criterion "${named}" judges a model`);
  }
  return { ...common, criterion: { framework, criterion } };
}
