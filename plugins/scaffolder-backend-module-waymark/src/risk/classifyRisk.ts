import { InputError } from '@backstage/errors';
import type { RiskTierName } from 'backstage-plugin-waymark-common';
import type { RiskRule, RiskRules } from './RiskRules';

/** The questionnaire, answered. @public */
export type RiskAnswers = {
  /** Ids of Art. 5 practices; empty when none applies */
  prohibitedPractices: string[];
  /** Id of the Annex III area, or `none` */
  annexIIIArea: string;
  /** A product under Annex I that a third party assesses, or its safety component */
  safetyComponent: boolean;
  /** Profiles natural persons (Art. 6(3)) */
  profilesPersons: boolean;
  /** Ids of Art. 50 cases; empty when none applies */
  transparency: string[];
  generalPurpose: 'no' | 'gpai' | 'gpai-systemic';
};

/** A proposed tier and why. @public */
export type RiskProposal = {
  tier: RiskTierName;
  /** Names the articles that decide, and what else applies */
  rationale: string;
};

/**
 * Proposes a model's risk tier after the EU AI Act. The strictest answer
 * decides; the others are named in the rationale. No legal advice.
 *
 * @throws InputError on an answer the rules do not know
 * @public
 */
export function classifyRisk(
  answers: RiskAnswers,
  rules: RiskRules,
): RiskProposal {
  const practices = find(
    rules.prohibitedPractices,
    answers.prohibitedPractices,
  );
  const area =
    answers.annexIIIArea === 'none'
      ? []
      : find(rules.annexIIIAreas, [answers.annexIIIArea]);
  const disclosures = find(rules.transparency, answers.transparency);

  const high = [
    ...(answers.safetyComponent
      ? [
          'it is a regulated product or its safety component (Art. 6(1), Annex I)',
        ]
      : []),
    ...area.map(rule => `it ${rule.text} (Art. 6(2), ${rule.article})`),
  ];
  const notes = [
    ...areaNotes(area.length > 0, answers.profilesPersons),
    ...gpaiNotes(answers.generalPurpose),
  ];
  const limited = disclosures.map(rule => `it ${rule.text} (${rule.article})`);

  if (practices.length > 0) {
    const reasons = practices.map(rule => `it ${rule.text} (${rule.article})`);
    return { tier: 'prohibited', rationale: sentence('Prohibited', reasons) };
  }
  if (high.length > 0) {
    const duties =
      limited.length > 0 ? [sentence('People must be told', limited)] : [];
    return {
      tier: 'high',
      rationale: [sentence('High', high), ...duties, ...notes].join(' '),
    };
  }
  if (limited.length > 0) {
    return {
      tier: 'limited',
      rationale: [sentence('Limited', limited), ...notes].join(' '),
    };
  }
  const none =
    'Minimal: no prohibited practice (Art. 5), not high-risk (Art. 6, Annexes I and III), no duty to inform people (Art. 50).';
  return { tier: 'minimal', rationale: [none, ...notes].join(' ') };
}

function find(rules: RiskRule[], ids: string[]): RiskRule[] {
  return ids.map(id => {
    const rule = rules.find(candidate => candidate.id === id);
    if (!rule) {
      const known = rules.map(candidate => candidate.id).join(', ');
      throw new InputError(`Unknown answer '${id}'; known are ${known}`);
    }
    return rule;
  });
}

function areaNotes(inArea: boolean, profiles: boolean): string[] {
  if (inArea && profiles) {
    return [
      'It profiles natural persons, so the exemption of Art. 6(3) cannot apply.',
    ];
  }
  if (inArea) {
    return [
      'An exemption under Art. 6(3) would have to be documented first (Art. 6(4)).',
    ];
  }
  return profiles
    ? ['It profiles natural persons: data protection law applies as well.']
    : [];
}

function gpaiNotes(generalPurpose: RiskAnswers['generalPurpose']): string[] {
  switch (generalPurpose) {
    case 'gpai':
      return ['As a general-purpose model it has the duties of Art. 53.'];
    case 'gpai-systemic':
      return [
        'As a general-purpose model with systemic risk (Art. 51) it has the duties of Art. 53 and 55.',
      ];
    default:
      return [];
  }
}

function sentence(lead: string, reasons: string[]): string {
  return `${lead}: ${reasons.join('; ')}.`;
}
