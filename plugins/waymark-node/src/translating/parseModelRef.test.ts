import { InputError } from '@backstage/errors';
import { parseModelRef } from './parseModelRef';

describe('parseModelRef', () => {
  it.each([
    ['Credit-Risk', 'model:default/credit-risk'],
    ['lending/credit_risk.v2', 'model:lending/credit_risk.v2'],
    ['Model:Default/x', 'model:default/x'],
    [`model:default/${'x'.repeat(63)}`, `model:default/${'x'.repeat(63)}`],
  ])('of %s is %s', (text, ref) => {
    expect(parseModelRef(text)).toBe(ref);
  });

  it.each([
    ['', 'is no entity ref'],
    ['model:', 'is no entity ref'],
    ['component:default/x', 'must be of kind model'],
    ['a/b/c', 'has a name'],
    ['model:default/a:b', 'has a name'],
    ['a b', 'has a name'],
    ['x\ny', 'has a name'],
    ['x'.repeat(3_000), 'has a name'],
    [`${'n'.repeat(64)}/x`, 'has a namespace'],
    ['a.b/x', 'has a namespace'],
  ])('refuses %j', (text, message) => {
    expect(() => parseModelRef(text)).toThrow(InputError);
    expect(() => parseModelRef(text)).toThrow(message);
  });
});
