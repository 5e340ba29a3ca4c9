import { describeFact } from './describeFact';

describe('describeFact', () => {
  it.each([
    [null, 'ms', 'not known'],
    [undefined, undefined, 'not known'],
    [true, undefined, 'yes'],
    [false, undefined, 'no'],
    ['passed', undefined, 'passed'],
    [0.925, 'ratio', '92.5 %'],
    [1, 'ratio', '100 %'],
    [8_040_000, 'ms', '2 h 14 min'],
    [90_000_000, 'ms', '1 d 1 h'],
    [3_600_000, 'ms', '1 h'],
    [45_000, 'ms', '45 s'],
    [59_700, 'ms', '1 min'],
    [0, 'ms', '0 s'],
    [1, 'days', '1 day'],
    [0, 'days', '0 days'],
    [12345, 'count', '12345'],
    [0.0333, 'perDay', '0.0333 a day'],
    [3, undefined, '3'],
  ])('%s in %s reads "%s"', (value, unit, words) => {
    const definition = {
      name: 'fact',
      label: 'The fact',
      type: 'number' as const,
      unit,
      description: '',
    };
    expect(describeFact(definition, value)).toBe(`The fact: ${words}`);
  });

  it('falls back on the name of a fact without label', () => {
    expect(
      describeFact({ name: 'costSet', type: 'boolean', description: '' }, true),
    ).toBe('costSet: yes');
  });
});
