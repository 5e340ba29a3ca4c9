import { celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import { InputError } from '@backstage/errors';
import type { FactDefinition, FactValue } from 'backstage-plugin-waymark-node';

/** A condition over facts in the Common Expression Language. */
export interface FactCondition {
  /** The facts it names, in the order it names them */
  readonly facts: FactDefinition[];
  /** `undefined` when the facts that are known do not decide it */
  evaluate(facts: Record<string, FactValue>): boolean | undefined;
}

/**
 * Outcomes each condition remembers: models share most of their values, and to
 * run an expression takes far longer than to look up what it came to.
 */
const MAX_DECIDED = 1000;

type Expr = ReturnType<typeof parse>['expr'];

/**
 * Compiles a condition over `facts`. Only `facts.<name>` reads them: with
 * `has()`, indexing or iteration a fact's absence could decide, and what is not
 * known must never count as met.
 *
 * @throws InputError when it does not parse, names an unknown fact or function,
 *   or is no condition
 */
export function compileCondition(
  text: string,
  definitions: FactDefinition[],
): FactCondition {
  const parsed = parseOrThrow(text);
  const names = new Set<string>();
  collectFacts(parsed.expr, new Set(), names);
  const facts = [...names].map(name => {
    const definition = definitions.find(known => known.name === name);
    if (!definition) {
      throw new InputError(`facts.${name} is no known fact, in "${text}"`);
    }
    return definition;
  });
  const run = plan(celEnv(), parsed);
  for (const trial of [true, false]) {
    const result = run({ facts: sampleOf(facts, trial) });
    if (isCelError(result)) {
      throw new InputError(`${result.message}, in "${text}"`);
    }
    if (typeof result !== 'boolean') {
      throw new InputError(`"${text}" is neither true nor false`);
    }
  }
  const decided = new Map<string, boolean | undefined>();
  return {
    facts,
    evaluate: values => {
      const known = knownOf(facts, values);
      const key = keyOf(facts, known);
      if (decided.has(key)) return decided.get(key);
      const result = withoutStacks(() => run({ facts: known }));
      const outcome = typeof result === 'boolean' ? result : undefined;
      if (decided.size >= MAX_DECIDED) decided.clear();
      decided.set(key, outcome);
      return outcome;
    },
  };
}

/** Tells the values a condition is decided by from all others. */
function keyOf(
  facts: FactDefinition[],
  known: Record<string, string | number | boolean>,
): string {
  let key = '';
  for (const { name } of facts) {
    const value = known[name];
    // With its length, so that no text reads as the end of another
    const text = typeof value === 'string' ? `${value.length}:${value}` : value;
    key += `${typeof value} ${text} `;
  }
  return key;
}

function parseOrThrow(text: string) {
  try {
    return parse(text);
  } catch (error) {
    throw new InputError(`"${text}" does not compile`, error);
  }
}

function collectFacts(node: unknown, bound: Set<string>, names: Set<string>) {
  if (Array.isArray(node)) {
    for (const item of node) {
      collectFacts(item, bound, names);
    }
    return;
  }
  if (typeof node !== 'object' || node === null) {
    return;
  }
  const kind = (node as Partial<Expr>).exprKind;
  if (kind?.case === 'selectExpr' && isFacts(kind.value.operand)) {
    if (kind.value.testOnly) {
      throw new InputError('has() would let what is not known decide');
    }
    names.add(kind.value.field);
    return;
  }
  if (kind?.case === 'identExpr' && !bound.has(kind.value.name)) {
    throw new InputError(
      `Only facts.<name> can be read, not "${kind.value.name}"`,
    );
  }
  const inside =
    kind?.case === 'comprehensionExpr'
      ? new Set([...bound, kind.value.iterVar, kind.value.accuVar])
      : bound;
  for (const value of Object.values(node)) {
    collectFacts(value, inside, names);
  }
}

function isFacts(node: Expr | undefined): boolean {
  return (
    node?.exprKind.case === 'identExpr' && node.exprKind.value.name === 'facts'
  );
}

// Functions and types are only looked up when an expression runs, so each is
// run once with values of the right types before anyone depends on it
function sampleOf(facts: FactDefinition[], trial: boolean) {
  const samples = { boolean: trial, number: trial ? 1 : 2, string: 'sample' };
  return Object.fromEntries(
    facts.map(({ name, type }) => [name, samples[type]]),
  );
}

// CEL compares null with anything, so that facts.x != "a" would hold where x is
// not known; a field that is left out is an error instead
function knownOf(facts: FactDefinition[], values: Record<string, FactValue>) {
  const known: Record<string, string | number | boolean> = {};
  for (const { name } of facts) {
    const value = Object.hasOwn(values, name) ? values[name] : null;
    if (value !== null && value !== undefined && !Number.isNaN(value)) {
      known[name] = value;
    }
  }
  return known;
}

// CEL makes an error of each field that is left out, and to tell where it was
// made takes longer than all the rest; nobody reads that
function withoutStacks<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
