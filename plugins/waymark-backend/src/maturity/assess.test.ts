import * as fc from 'fast-check';
import type { FactDefinition, FactValue } from 'backstage-plugin-waymark-node';
import { assess } from './assess';
import type { AttestationRow } from '../projections/rows';
import type { Framework } from './Framework';
import { parseFramework } from './parseFramework';

const AREAS = ['one', 'two', 'three'];
const SIZE = 10;
const definitions: FactDefinition[] = [
  { name: 'riskTier', type: 'string', description: '' },
  ...Array.from({ length: SIZE }, (_, index) => ({
    name: `f${index}`,
    type: 'boolean' as const,
    description: '',
  })),
];

type Written = { area: string; level: number; met?: string; applies?: string };

/** Criterion n is met where fact fn is true, unless it says otherwise. */
function createFramework(criteria: Written[]): Framework {
  return parseFramework(
    {
      id: 'test',
      version: 1,
      title: 'Test',
      subject: 'model',
      source: { title: 'This test' },
      levels: ['None', 'Some', 'More', 'All'].map((title, level) => ({
        level,
        title,
        summary: title,
      })),
      areas: AREAS.map(id => ({ id, title: id })),
      targets: { limited: 1, high: 3 },
      criteria: criteria.map((criterion, index) => ({
        id: `c${index}`,
        title: `Criterion ${index}`,
        todo: `Do ${index}.`,
        kind: criterion.met === 'attested' ? 'attested' : 'automatic',
        ...criterion,
        met:
          criterion.met === 'attested'
            ? undefined
            : criterion.met ?? `facts.f${index}`,
        attested: { question: 'Is it so?', expiresAfter: 'P1Y' },
      })),
    },
    'test',
    () => definitions,
  );
}

describe('assess', () => {
  const framework = createFramework([
    { area: 'one', level: 1 },
    { area: 'one', level: 2 },
    { area: 'two', level: 1 },
    { area: 'two', level: 3, applies: 'facts.riskTier == "high"' },
    { area: 'three', level: 1, met: 'attested' },
  ]);
  const attestation: AttestationRow = {
    source: '/waymark/portal',
    id: 'control.attested/a1',
    attestation: 'a1',
    subject: 'model:default/credit-risk',
    framework: 'test',
    criterion: 'c4',
    statement: 'Seen in the notes of May.',
    link: 'https://example.com/notes',
    by: 'group:default/lending',
    at: 1_000,
    expiresAt: Number.MAX_SAFE_INTEGER / 8,
  };

  it('scores areas apart and takes the lowest as the whole', () => {
    const result = assess(framework, {
      f0: true,
      f1: false,
      f2: true,
      riskTier: 'limited',
    });
    expect(result).toMatchObject({
      framework: 'test',
      level: 0,
      levelTitle: 'None',
      of: 3,
      target: 1,
      lopsided: true,
      areas: [
        { id: 'one', level: 1, met: 1, total: 2, next: ['c1'] },
        { id: 'two', level: 3, met: 1, total: 1, next: [] },
        { id: 'three', level: 0, met: 0, total: 1 },
      ],
      nextMove: {
        toLevel: 1,
        toTitle: 'Some',
        criteria: ['c4'],
        text: 'To reach 1 · Some: Do 4.',
      },
    });
  });

  it('says what decided each criterion', () => {
    const { criteria } = assess(framework, {
      f0: true,
      f1: false,
      riskTier: 'limited',
    });
    expect(criteria).toEqual([
      expect.objectContaining({
        result: 'met',
        facts: [
          { name: 'f0', value: true, label: 'f0', text: 'yes', evidence: null },
        ],
        reason: 'f0: yes.',
        todo: 'Do 0.',
      }),
      expect.objectContaining({ result: 'notMet', reason: 'f1: no.' }),
      expect.objectContaining({
        result: 'unknown',
        facts: [
          {
            name: 'f2',
            value: null,
            label: 'f2',
            text: 'not known',
            evidence: null,
          },
        ],
        reason: 'f2: not known.',
      }),
      expect.objectContaining({
        result: 'notApplicable',
        facts: [
          {
            name: 'riskTier',
            value: 'limited',
            label: 'riskTier',
            text: 'limited',
            evidence: null,
          },
        ],
        reason: 'Does not apply. riskTier: limited.',
      }),
      expect.objectContaining({
        result: 'unknown',
        facts: [],
        reason: 'Nobody has attested it.',
      }),
    ]);
  });

  it('asks for a criterion where it is not known whether it applies', () => {
    expect(assess(framework, {}).criteria[3].result).toBe('unknown');
    expect(
      assess(framework, { riskTier: 'high', f3: true }).criteria[3],
    ).toEqual(expect.objectContaining({ result: 'met' }));
  });

  it('takes the latest word of a person until it runs out', () => {
    const judge = (attestations: AttestationRow[], now: number) =>
      assess(framework, {}, { attestations, now }).criteria[4];
    expect(judge([attestation], 2_000)).toMatchObject({
      result: 'met',
      reason: 'Attested by group:default/lending: Seen in the notes of May.',
    });
    expect(judge([attestation], 999).result).toBe('unknown');
    const ending = { ...attestation, at: 1_500, expiresAt: 86_400_000 };
    for (const order of [
      [attestation, ending],
      [ending, attestation],
    ]) {
      expect(judge(order, 86_399_999).result).toBe('met');
      expect(judge(order, 86_400_000)).toMatchObject({
        result: 'expired',
        reason:
          'The attestation by group:default/lending ran out on 1970-01-02.',
      });
    }
    expect(judge([{ ...attestation, criterion: 'c0' }], 2_000).result).toBe(
      'unknown',
    );
  });

  it('never lets a person outvote the facts of an automatic criterion', () => {
    const attestations = [{ ...attestation, criterion: 'c0' }];
    expect(
      assess(framework, { f0: false }, { attestations }).criteria[0].result,
    ).toBe('notMet');
  });

  it('has no next move at the top, and says when the target is reached', () => {
    const all = { f0: true, f1: true, f2: true, f3: true, riskTier: 'high' };
    const options = { attestations: [attestation] };
    expect(assess(framework, all, options)).toMatchObject({
      level: 3,
      target: 3,
      lopsided: false,
      nextMove: null,
    });
    const some = { ...all, f1: false, riskTier: 'limited' };
    expect(assess(framework, some, options).nextMove?.text).toBe(
      'The target is reached; 2 · More would take: Do 1.',
    );
    expect(assess(framework, some, { ...options, target: 2 })).toMatchObject({
      target: 2,
      nextMove: { text: 'To reach 2 · More: Do 1.' },
    });
    expect(
      assess(framework, { f0: false, f2: false }, options).nextMove?.text,
    ).toBe('To reach 1 · Some: (1) Do 0. (2) Do 2.');
  });

  it('has no target without a tier that has one', () => {
    for (const riskTier of [null, 'prohibited', 'toString']) {
      expect(assess(framework, { riskTier }).target).toBeNull();
    }
  });
});

describe('properties of assess', () => {
  const criteriaArb = fc.array(
    fc.record({
      area: fc.constantFrom(...AREAS),
      level: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: SIZE },
  );
  const factsArb = fc
    .array(fc.constantFrom<FactValue>(true, false, null), {
      minLength: SIZE,
      maxLength: SIZE,
    })
    .map(
      (values): Record<string, FactValue> =>
        Object.fromEntries(values.map((value, index) => [`f${index}`, value])),
    );
  const levelsOf = (framework: Framework, facts: Record<string, FactValue>) => {
    const { level, areas } = assess(framework, facts);
    return [level!, ...areas.map(area => area.level)];
  };

  it('meeting one more criterion never lowers a level', () => {
    fc.assert(
      fc.property(
        criteriaArb,
        factsArb,
        fc.nat(SIZE - 1),
        (criteria, facts, index) => {
          const framework = createFramework(criteria);
          const before = levelsOf(framework, facts);
          const after = levelsOf(framework, { ...facts, [`f${index}`]: true });
          expect(after.every((level, at) => level >= before[at])).toBe(true);
        },
      ),
    );
  });

  it('a further criterion that is met lowers no level', () => {
    fc.assert(
      fc.property(criteriaArb, factsArb, (criteria, facts) => {
        fc.pre(criteria.length > 0);
        const last = `f${criteria.length - 1}`;
        expect(
          levelsOf(createFramework(criteria), { ...facts, [last]: true }),
        ).toEqual(levelsOf(createFramework(criteria.slice(0, -1)), facts));
      }),
    );
  });

  it('unknown counts as little as not met', () => {
    fc.assert(
      fc.property(criteriaArb, factsArb, (criteria, facts) => {
        const framework = createFramework(criteria);
        const denied = Object.fromEntries(
          Object.entries(facts).map(([name, value]) => [name, value ?? false]),
        );
        expect(levelsOf(framework, facts)).toEqual(levelsOf(framework, denied));
      }),
    );
  });

  it('order of criteria and areas changes nothing', () => {
    fc.assert(
      fc.property(
        criteriaArb.chain(criteria =>
          fc.tuple(
            fc.constant(createFramework(criteria)),
            fc.shuffledSubarray(
              criteria.map((_, index) => index),
              { minLength: criteria.length },
            ),
          ),
        ),
        factsArb,
        ([framework, order], facts) => {
          const shuffled = {
            ...framework,
            areas: [...framework.areas].reverse(),
            criteria: order.map(index => framework.criteria[index]),
          };
          const first = assess(framework, facts);
          const second = assess(shuffled, facts);
          expect(second.level).toBe(first.level);
          expect(second.lopsided).toBe(first.lopsided);
          const sorted = ({ areas }: typeof first) =>
            areas.map(area => ({ ...area, next: [...area.next].sort() }));
          expect(sorted(second).reverse()).toEqual(sorted(first));
          expect(second.nextMove?.criteria.sort()).toEqual(
            first.nextMove?.criteria.sort(),
          );
        },
      ),
    );
  });

  it('the lowest area is the level all criteria together reach', () => {
    fc.assert(
      fc.property(criteriaArb, factsArb, (criteria, facts) => {
        const { level, criteria: results } = assess(
          createFramework(criteria),
          facts,
        );
        const open = results.filter(({ result }) => result !== 'met');
        const reached = [0, 1, 2, 3].filter(
          step => !open.some(criterion => criterion.level <= step),
        );
        expect(level).toBe(Math.max(...reached));
      }),
    );
  });

  it('the next move is enough, and no part of it is', () => {
    fc.assert(
      fc.property(criteriaArb, factsArb, (criteria, facts) => {
        const framework = createFramework(criteria);
        const { level, nextMove } = assess(framework, facts);
        fc.pre(nextMove !== null);
        const changes = nextMove!.criteria.map(id => `f${id.slice(1)}`);
        const levelWith = (changed: string[]) =>
          assess(framework, {
            ...facts,
            ...Object.fromEntries(changed.map(name => [name, true])),
          }).level;
        expect(levelWith(changes)).toBeGreaterThanOrEqual(nextMove!.toLevel);
        for (const left of changes) {
          expect(levelWith(changes.filter(name => name !== left))).toBe(level);
        }
      }),
    );
  });
});
