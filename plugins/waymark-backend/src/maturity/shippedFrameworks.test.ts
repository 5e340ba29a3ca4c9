import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { Duration } from 'luxon';
import type {
  FactValue,
  MaturityFrameworkFile,
} from 'backstage-plugin-waymark-node';
import { parse } from 'yaml';
import type { Fact } from '../facts/Fact';
import { factRegistry } from '../facts/factRegistry';
import { groupFactRegistry } from '../facts/groupFacts';
import type { AttestationRow } from '../projections/rows';
import { bestFacts, bestGroupFacts } from './__testUtils__/bestFacts';
import { failingFacts } from './__testUtils__/failingFacts';
import { assess } from './assess';
import type { Framework } from './Framework';
import { loadFrameworks } from './loadFrameworks';
import { renderFrameworkDocs } from './renderFrameworkDocs';

const root = resolve(__dirname, '../../../..');
const frameworks = loadFrameworks({ definitions: factRegistry });
const standard = frameworks.find(({ id }) => id === 'delivery-standard')!;
const criteriaByRule = frameworks.flatMap(framework =>
  framework.criteria
    .filter(({ met }) => met)
    .map(criterion => ({
      framework,
      criterion,
      name: `${framework.id} ${criterion.id}`,
    })),
);

const criteriaByWord = frameworks.flatMap(framework =>
  framework.criteria
    .filter(({ kind }) => kind === 'attested')
    .map(criterion => ({
      framework,
      criterion,
      name: `${framework.id} ${criterion.id}`,
    })),
);

function bestFactsOf({ subject }: Framework) {
  return subject === 'model' ? bestFacts : bestGroupFacts;
}

function readFramework(id: string): MaturityFrameworkFile {
  const file = `${root}/plugins/waymark-backend/frameworks/${id}.yaml`;
  return parse(readFileSync(file, 'utf8'));
}

function attest(framework: Framework, criterion: string): AttestationRow {
  return {
    source: '/waymark/portal',
    id: `control.attested/${criterion}`,
    attestation: criterion,
    subject: 'group:default/lending',
    framework: framework.id,
    criterion,
    statement: 'Seen',
    link: 'https://example.com/notes',
    by: 'user:default/ada',
    at: 0,
    expiresAt: 1_000,
  };
}

describe('the frameworks that come with Waymark', () => {
  it('are these, and each area has criteria', () => {
    expect(
      frameworks.map(({ id, version, subject, digest }) => [
        id,
        version,
        subject,
        // Another one takes another version, or backends that used this refuse it
        digest.slice(0, 12),
      ]),
    ).toEqual([
      ['ai-platform', 3, 'platform', '65f8644e4864'],
      ['cncf-platform-engineering', 1, 'platform', '077bc10c62d1'],
      ['delivery-standard', 2, 'model', '5eaa8243ffa3'],
      ['google-mlops', 1, 'model', 'ea137f9d88e1'],
      ['microsoft-mlops', 2, 'model', '35771e3041e5'],
      ['mlops-capability', 1, 'team', 'b12e649bac62'],
      ['mlops-levels', 2, 'model', '499ce0304dca'],
      ['risk-controls', 1, 'model', '99457382321d'],
    ]);
    for (const { areas, criteria, levels } of frameworks) {
      for (const { id } of areas) {
        expect(criteria.some(({ area }) => area === id)).toBe(true);
      }
      for (const { level } of levels.slice(1)) {
        expect(criteria.some(one => one.level === level)).toBe(true);
      }
      for (const { id, area, todo } of criteria) {
        expect(id.startsWith(`${area}-`)).toBe(true);
        expect(todo).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it.each(frameworks.map(({ id }) => id))(
    '%s asks something of each area at each level, or says that it does not',
    id => {
      const { areas, criteria, levels } = readFramework(id);
      for (const area of areas) {
        const asked = levels
          .map(({ level }) => level)
          .sort((a, b) => a - b)
          .slice(1)
          .filter(level => !area.asBelow?.includes(level));
        const own = criteria.filter(one => one.area === area.id);
        expect({
          area: area.id,
          levels: [...new Set(own.map(({ level }) => level))].sort(),
        }).toEqual({ area: area.id, levels: asked });
      }
    },
  );

  it('have a failing case for every rule', () => {
    expect(Object.keys(failingFacts).sort()).toEqual(
      criteriaByRule.map(({ name }) => name).sort(),
    );
  });

  it.each(criteriaByRule)(
    '$name is met by the best facts, not by its failing ones, and open when they are not known',
    ({ name, framework, criterion }) => {
      const judge = (facts: Record<string, FactValue>) =>
        assess(framework, facts).criteria.find(({ id }) => id === criterion.id)!
          .result;
      const best = bestFactsOf(framework);
      expect(judge(best)).toBe('met');
      for (const facts of failingFacts[name]) {
        // Without the facts' word a person's is still open
        expect(judge({ ...best, ...facts })).toBe(
          criterion.kind === 'attested' ? 'unknown' : 'notMet',
        );
      }
      const forgotten = criterion.met!.facts.map(fact => [fact.name, null]);
      expect(judge({ ...best, ...Object.fromEntries(forgotten) })).toBe(
        'unknown',
      );
    },
  );

  it.each(criteriaByWord)(
    '$name is met by a person’s word, until it runs out',
    ({ framework, criterion }) => {
      const { question, expiresAfter } = criterion.attested!;
      expect(question).toMatch(/^[A-Z].*\?$/);
      expect(Duration.fromISO(expiresAfter).as('years')).toBeLessThanOrEqual(2);
      const judge = (attestations: AttestationRow[], now: number) =>
        assess(framework, {}, { attestations, now }).criteria.find(
          ({ id }) => id === criterion.id,
        )!.result;
      const word = attest(framework, criterion.id);
      expect(judge([], 999)).toBe('unknown');
      expect(judge([{ ...word, framework: 'other' }], 999)).toBe('unknown');
      expect(judge([word], 999)).toBe('met');
      expect(judge([word], 1_000)).toBe('expired');
    },
  );

  it('ask a minimal-risk model for less', () => {
    const dropped = assess(standard, { ...bestFacts, riskTier: 'minimal' })
      .criteria.filter(({ result }) => result === 'notApplicable')
      .map(({ id }) => id);
    expect(dropped).toEqual([
      'process-governance-model-card',
      'process-governance-four-eyes',
      'technology-tools-beside',
      'technology-tools-sbom',
      'technology-tools-signature',
    ]);
  });

  it('do not lower a model because it had nothing to deploy for 90 days', () => {
    const quiet = {
      ...bestFacts,
      productionDeployments90d: 0,
      failedDeployments90d: null,
      stagingBeforeProductionShare: null,
      approvalsShare: null,
      canaryOrShadowUsed90d: null,
      progressiveShare90d: null,
      besideShare90d: null,
      evaluatedBeforeReleaseShare90d: null,
      deploymentsPerDay: 0,
      changeLeadTimeMs: null,
      changeFailRate: null,
      recoveryTimeMs: null,
      pipelineShare90d: null,
    };
    expect(assess(standard, quiet).areas).toEqual(
      assess(standard, bestFacts).areas.map(area => ({
        ...area,
        met: expect.any(Number),
        total: expect.any(Number),
      })),
    );
  });

  it('need a person’s word for the upper levels only', () => {
    // What has a rule too is met by the facts of whoever follows the pipeline
    const attested = standard.criteria.filter(
      ({ kind, met }) => kind === 'attested' && !met,
    );
    expect(Math.min(...attested.map(({ level }) => level))).toBe(4);
    expect(assess(standard, bestFacts).level).toBe(3);
    const attestations = attested.map(({ id }) => attest(standard, id));
    expect(assess(standard, bestFacts, { attestations, now: 1 }).level).toBe(5);
  });

  it('are at the top with the best facts and every word given', () => {
    for (const framework of frameworks) {
      const attestations = framework.criteria.map(({ id }) =>
        attest(framework, id),
      );
      const best = bestFactsOf(framework);
      const { level, areas, of } = assess(framework, best, {
        attestations,
        now: 1,
      });
      expect(areas.map(area => area.level)).toEqual(areas.map(() => of));
      expect(level).toBe(framework.merged ? of : null);
    }
  });

  it('keep the aspects of CNCF’s model apart', () => {
    const cncf = frameworks.find(
      ({ id }) => id === 'cncf-platform-engineering',
    )!;
    expect(assess(cncf, bestGroupFacts)).toMatchObject({
      level: null,
      levelTitle: null,
      nextMove: null,
      areas: [
        { id: 'investment', level: 1, next: ['investment-team'] },
        { id: 'adoption', level: 2, levelTitle: 'Operational' },
        { id: 'interfaces', level: 2 },
        { id: 'operations', level: 3 },
        { id: 'measurement', level: 2 },
      ],
    });
  });

  it('meeting one more criterion never lowers a level', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...frameworks)
          .chain(framework =>
            fc.tuple(
              fc.constant(framework),
              fc.subarray(framework.criteria),
              fc.constantFrom(...framework.criteria),
            ),
          ),
        ([framework, met, more]) => {
          const levelsWith = (criteria: { id: string }[]) => {
            const kept = criteria.map(({ id }) => attest(framework, id));
            const byWord = {
              ...framework,
              criteria: framework.criteria.map(one => ({
                ...one,
                kind: 'attested' as const,
                met: undefined,
              })),
            };
            return assess(byWord, {}, { attestations: kept, now: 1 }).areas.map(
              ({ level }) => level,
            );
          };
          const before = levelsWith(met);
          levelsWith([...met, more]).forEach((level, index) =>
            expect(level).toBeGreaterThanOrEqual(before[index]),
          );
        },
      ),
    );
  });

  it.each([
    ['model', bestFacts, factRegistry],
    ['team', bestGroupFacts, groupFactRegistry],
    ['platform', bestGroupFacts, groupFactRegistry],
  ])('forgetting a fact about a %s never raises a level', (...row) => {
    const [subject, best, registry] = row;
    const known = fc.record(
      Object.fromEntries(
        registry.map(fact => [fact.name, valueOf(fact, best)]),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...frameworks.filter(one => one.subject === subject)),
        known,
        fc.constantFrom(...registry),
        (framework, facts, { name }) => {
          const before = assess(framework, facts).areas;
          const after = assess(framework, { ...facts, [name]: null }).areas;
          after.forEach((area, index) =>
            expect(area.level).toBeLessThanOrEqual(before[index].level),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Mostly good values, so that upper levels are met on the way too. */
function valueOf(
  { name, type }: Pick<Fact, 'name' | 'type'>,
  best: Record<string, FactValue>,
): fc.Arbitrary<FactValue> {
  const other = {
    boolean: fc.boolean(),
    number: fc.constantFrom(0, 0.5, 1, 1e9),
    string: fc.constantFrom('passed', 'failed', 'minimal', 'limited', 'high'),
  }[type];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(best[name] ?? null) },
    { weight: 1, arbitrary: other },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

describe('docs/maturity', () => {
  it.each(frameworks.map(({ id }) => id))('%s says what its file says', id => {
    const path = `${root}/docs/maturity/${id}.md`;
    const pattern = /(<!-- framework: .* -->\n)[^]*(<!-- end of framework -->)/;
    const rendered = renderFrameworkDocs(readFramework(id));
    const wanted = `\n${rendered}\n\n`;
    if (process.env.UPDATE_DOCS) {
      const page = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        page.replace(pattern, (_, begin, end) => `${begin}${wanted}${end}`),
      );
    }
    const [listed] = readFileSync(path, 'utf8').match(pattern) ?? [''];
    // Prettier pads tables; only the words count
    const plain = (text: string) =>
      text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
    expect(plain(listed)).toContain(plain(wanted));
  });

  it('shows a framework that loads as it stands', () => {
    const page = readFileSync(`${root}/docs/maturity/README.md`, 'utf8');
    const [, example] = page.match(/```yaml\n(id: [^]*?)```/)!;
    const loaded = loadFrameworks({
      definitions: factRegistry,
      extra: [{ data: parse(example), place: 'README.md' }],
    });
    expect(loaded.map(({ id }) => id)).toContain('house-rules');
  });
});
