import fc from 'fast-check';
import type { FactValue } from 'backstage-plugin-waymark-node';
import { factRegistry } from '../facts/factRegistry';
import type { AttestationRow } from '../projections/rows';
import { assess, decide } from './assess';
import { bestFacts } from './__testUtils__/bestFacts';
import { loadFrameworks } from './loadFrameworks';

const frameworks = loadFrameworks({ definitions: factRegistry }).filter(
  ({ subject }) => subject === 'model',
);
const NOW = 1_000;

/** The best facts, of which some are not known and some the opposite. */
const arbitraryFacts = fc
  .array(fc.tuple(fc.constantFrom(...Object.keys(bestFacts)), fc.boolean()))
  .map(changes => {
    const facts: Record<string, FactValue> = { ...bestFacts };
    for (const [name, isKnown] of changes) {
      const value = facts[name];
      const other = typeof value === 'boolean' ? !value : 0;
      facts[name] = isKnown && typeof value !== 'string' ? other : null;
    }
    return facts;
  });

const criteria = frameworks.flatMap(framework =>
  framework.criteria
    .filter(({ kind }) => kind === 'attested')
    .map(({ id }) => ({ framework: framework.id, criterion: id })),
);

const arbitraryAttestations: fc.Arbitrary<AttestationRow[]> = fc.array(
  fc
    .record({
      named: fc.constantFrom(...criteria),
      at: fc.integer({ min: 0, max: NOW + 10 }),
      expiresAt: fc.integer({ min: NOW - 500, max: NOW + 500 }),
    })
    .map(({ named, at, expiresAt }) => ({
      ...named,
      ...{ source: '/portal', id: `${at}-${expiresAt}`, attestation: 'a' },
      ...{ subject: 'model:default/a', statement: 'So it is', link: '' },
      ...{ by: 'user:default/anna', at, expiresAt },
    })),
);

it('comes to what is told with reasons, in every framework', () => {
  fc.assert(
    fc.property(
      arbitraryFacts,
      arbitraryAttestations,
      (facts, attestations) => {
        for (const framework of frameworks) {
          const options = { attestations, now: NOW };
          const {
            criteria: decided,
            nextMove,
            ...rest
          } = decide(framework, facts, options);
          const told = assess(framework, facts, options);
          expect(told).toMatchObject(rest);
          expect(decided).toEqual(
            told.criteria.map(({ id, area, level, result }) => ({
              ...{ id, area, level, result },
            })),
          );
          expect(nextMove?.criteria).toEqual(told.nextMove?.criteria);
        }
      },
    ),
    { numRuns: 50 },
  );
});
