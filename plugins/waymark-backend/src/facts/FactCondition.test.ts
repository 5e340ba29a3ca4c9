import type { FactDefinition } from 'backstage-plugin-waymark-node';
import { compileCondition } from './FactCondition';

const definitions: FactDefinition[] = [
  { name: 'count', type: 'number', description: '' },
  { name: 'share', type: 'number', description: '' },
  { name: 'signed', type: 'boolean', description: '' },
  { name: 'carded', type: 'boolean', description: '' },
  { name: 'tier', type: 'string', description: '' },
];

describe('compileCondition', () => {
  it.each([
    ['facts.signed', { signed: true }, true],
    ['!facts.signed', { signed: true }, false],
    ['facts.count >= 2', { count: 2 }, true],
    ['facts.count >= 2', { count: 1.5 }, false],
    ['facts.share == 1.0', { share: 1 }, true],
    ['facts.tier in ["high", "limited"]', { tier: 'limited' }, true],
    ['facts.tier == "high" ? facts.signed : true', { tier: 'low' }, true],
    ['["high"].exists(one, one == facts.tier)', { tier: 'high' }, true],
    ['facts.tier.matches("^h")', { tier: 'high' }, true],
  ])('%s of %j is %s', (text, facts, expected) => {
    expect(compileCondition(text, definitions).evaluate(facts)).toBe(expected);
  });

  it.each([
    ['facts.signed', {}],
    ['facts.signed', { signed: null }],
    ['!facts.signed', { signed: null }],
    ['facts.tier != "high"', { tier: null }],
    ['facts.count >= 0', { count: Number.NaN }],
    ['facts.count >= 0', { count: 'many' }],
    ['facts.signed && facts.carded', { signed: true }],
    ['facts.signed || facts.carded', { signed: false }],
    ['facts.signed', Object.create({ signed: true })],
  ])('%s is undecided by %j', (text, facts) => {
    expect(compileCondition(text, definitions).evaluate(facts)).toBeUndefined();
  });

  it('is decided by one side where that is enough', () => {
    const either = compileCondition(
      'facts.signed || facts.carded',
      definitions,
    );
    expect(either.evaluate({ carded: true })).toBe(true);
    const both = compileCondition('facts.signed && facts.carded', definitions);
    expect(both.evaluate({ signed: false })).toBe(false);
  });

  it('lists the facts it names, once each', () => {
    const { facts } = compileCondition(
      'facts.tier == "a" || (facts.count > 1 && facts.count < 9)',
      definitions,
    );
    expect(facts.map(({ name }) => name)).toEqual(['tier', 'count']);
  });

  it.each([
    ['facts.count >=', 'does not compile'],
    ['facts.conut > 1', 'facts.conut is no known fact'],
    ['fact.count > 1', 'not "fact"'],
    ['count > 1', 'not "count"'],
    ['facts.count', 'neither true nor false'],
    ['facts.count == 1 && facts.tier > 1', 'no matching overload'],
    ['near(facts.count)', 'unbound function'],
    ['has(facts.signed)', 'has()'],
    ['!has(facts.signed)', 'has()'],
    ['facts["signed"]', 'not "facts"'],
    ['facts.all(name, name != "signed")', 'not "facts"'],
    ['"signed" in facts', 'not "facts"'],
    ['facts.tier.name == "a"', ''],
  ])('refuses %s', (text, message) => {
    expect(() => compileCondition(text, definitions)).toThrow(message);
  });
});
