import { ConfigReader } from '@backstage/config';
import { classifyRisk, type RiskAnswers } from './classifyRisk';
import { defaultRiskRules } from './defaultRiskRules';
import { readRiskRules } from './readRiskRules';

const rules = defaultRiskRules;
const harmless: RiskAnswers = {
  prohibitedPractices: [],
  annexIIIArea: 'none',
  safetyComponent: false,
  profilesPersons: false,
  transparency: [],
  generalPurpose: 'no',
};

/** Every subset a person may tick, up to two boxes. */
function upToTwo(ids: string[]): string[][] {
  return [
    [],
    ...ids.map(id => [id]),
    ...ids.flatMap((a, at) => ids.slice(at + 1).map(b => [a, b])),
  ];
}

function* everyAnswer(): Generator<RiskAnswers> {
  const ids = (list: { id: string }[]) => list.map(rule => rule.id);
  for (const prohibitedPractices of upToTwo(ids(rules.prohibitedPractices))) {
    for (const annexIIIArea of ['none', ...ids(rules.annexIIIAreas)]) {
      for (const safetyComponent of [false, true]) {
        for (const profilesPersons of [false, true]) {
          for (const transparency of upToTwo(ids(rules.transparency))) {
            for (const generalPurpose of [
              'no',
              'gpai',
              'gpai-systemic',
            ] as const) {
              yield {
                prohibitedPractices,
                annexIIIArea,
                safetyComponent,
                profilesPersons,
                transparency,
                generalPurpose,
              };
            }
          }
        }
      }
    }
  }
}

describe('classifyRisk', () => {
  it('gives every combination of answers the tier of its strictest one, and names its articles', () => {
    let count = 0;
    for (const answers of everyAnswer()) {
      const { tier, rationale } = classifyRisk(answers, rules);
      const inArea = answers.annexIIIArea !== 'none';
      let expected = 'minimal';
      if (answers.transparency.length > 0) expected = 'limited';
      if (inArea || answers.safetyComponent) expected = 'high';
      if (answers.prohibitedPractices.length > 0) expected = 'prohibited';

      const named = [
        ...rules.prohibitedPractices.filter(rule =>
          answers.prohibitedPractices.includes(rule.id),
        ),
        ...(tier === 'prohibited'
          ? []
          : [
              ...rules.annexIIIAreas.filter(
                rule => rule.id === answers.annexIIIArea,
              ),
              ...rules.transparency.filter(rule =>
                answers.transparency.includes(rule.id),
              ),
            ]),
      ];
      const missing = named.filter(rule => !rationale.includes(rule.article));
      if (tier !== expected || missing.length > 0) {
        throw new Error(`${JSON.stringify(answers)}: ${tier}, ${rationale}`);
      }
      count += 1;
    }
    expect(count).toBe(37 * 10 * 2 * 2 * 7 * 3);
  });

  it('explains in words', () => {
    expect(classifyRisk(harmless, rules)).toEqual({
      tier: 'minimal',
      rationale:
        'Minimal: no prohibited practice (Art. 5), not high-risk (Art. 6, Annexes I and III), no duty to inform people (Art. 50).',
    });
    expect(
      classifyRisk(
        {
          ...harmless,
          annexIIIArea: 'credit',
          profilesPersons: true,
          transparency: ['interacts'],
          generalPurpose: 'gpai-systemic',
        },
        rules,
      ).rationale,
    ).toBe(
      'High: it judges the creditworthiness of people (Art. 6(2), Annex III 5(b)). ' +
        'People must be told: it interacts with people directly (Art. 50(1)). ' +
        'It profiles natural persons, so the exemption of Art. 6(3) cannot apply. ' +
        'As a general-purpose model with systemic risk (Art. 51) it has the duties of Art. 53 and 55.',
    );
    expect(
      classifyRisk({ ...harmless, safetyComponent: true }, rules).rationale,
    ).toMatch(/Art\. 6\(1\), Annex I/);
    expect(
      classifyRisk({ ...harmless, annexIIIArea: 'education' }, rules).rationale,
    ).toMatch(/documented first \(Art\. 6\(4\)\)/);
  });

  it('refuses an answer it does not know, rather than taking it for harmless', () => {
    expect(() =>
      classifyRisk({ ...harmless, annexIIIArea: 'gardening' }, rules),
    ).toThrow("Unknown answer 'gardening'; known are biometrics");
    expect(() =>
      classifyRisk({ ...harmless, prohibitedPractices: ['none'] }, rules),
    ).toThrow("Unknown answer 'none'");
  });

  it('follows the rules in configuration', () => {
    const configured = readRiskRules(
      new ConfigReader({
        waymark: {
          risk: {
            rules: {
              annexIIIAreas: [
                { id: 'gardening', article: 'Annex III 9', text: 'gardens' },
              ],
            },
          },
        },
      }),
    );
    const gardening = { ...harmless, annexIIIArea: 'gardening' };
    expect(classifyRisk(gardening, configured).tier).toBe('high');
    expect(configured.prohibitedPractices).toBe(
      defaultRiskRules.prohibitedPractices,
    );
  });
});
