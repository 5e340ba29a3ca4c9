import type { FactValue } from 'backstage-plugin-waymark-node';
import { factRegistry } from '../facts/factRegistry';
import { assess } from '../maturity/assess';
import { bestFacts } from '../maturity/__testUtils__/bestFacts';
import { loadFrameworks } from '../maturity/loadFrameworks';
import { RISK_CONTROLS, toStanding } from './Standing';

const controls = loadFrameworks({ definitions: factRegistry }).find(
  ({ id }) => id === RISK_CONTROLS,
)!;

function owed(facts: Record<string, FactValue>) {
  const result = assess(controls, facts, { now: 0 });
  return toStanding(facts, [result], []).frameworks[RISK_CONTROLS].owed;
}

describe('what a model owes', () => {
  it.each([
    ['minimal', { met: 2, total: 2 }],
    // Whether people know that they deal with AI takes a person’s word
    ['limited', { met: 5, total: 6 }],
    ['high', { met: 8, total: 19 }],
    ['prohibited', { met: 8, total: 19 }],
  ])('follows its risk tier, %s', (riskTier, expected) => {
    expect(owed({ ...bestFacts, riskTier })).toEqual(expected);
  });

  it('is what every model owes while the tier is not known', () => {
    const facts = { ...bestFacts, riskTier: null, riskTierSet: false };
    expect(owed(facts)).toEqual({ met: 1, total: 2 });
  });

  it('counts what nobody said does not apply', () => {
    const facts = { ...bestFacts, riskTier: 'minimal', generalPurpose: null };
    expect(owed(facts)).toEqual({ met: 2, total: 4 });
  });

  it('is met by nothing when nothing is known', () => {
    expect(owed({})).toEqual({ met: 0, total: 4 });
  });
});
