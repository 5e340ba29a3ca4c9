import type { RiskRules } from './RiskRules';

/** Regulation (EU) 2024/1689 as published on 12 July 2024, in short. */
export const defaultRiskRules: RiskRules = {
  prohibitedPractices: [
    {
      id: 'manipulation',
      article: 'Art. 5(1)(a)',
      text: 'manipulates or deceives people to their harm',
    },
    {
      id: 'exploiting-vulnerability',
      article: 'Art. 5(1)(b)',
      text: 'exploits age, disability or a social or economic situation',
    },
    {
      id: 'social-scoring',
      article: 'Art. 5(1)(c)',
      text: 'scores people by their social behaviour to their detriment',
    },
    {
      id: 'crime-prediction',
      article: 'Art. 5(1)(d)',
      text: 'predicts crimes from profiling or personality alone',
    },
    {
      id: 'face-scraping',
      article: 'Art. 5(1)(e)',
      text: 'builds face databases by untargeted scraping',
    },
    {
      id: 'emotion-at-work',
      article: 'Art. 5(1)(f)',
      text: 'infers emotions at work or in education',
    },
    {
      id: 'biometric-categorisation',
      article: 'Art. 5(1)(g)',
      text: 'sorts people by biometrics to infer sensitive attributes',
    },
    {
      id: 'remote-biometric-identification',
      article: 'Art. 5(1)(h)',
      text: 'identifies people remotely and live in public for law enforcement',
    },
  ],
  annexIIIAreas: [
    {
      id: 'biometrics',
      article: 'Annex III 1',
      text: 'is used in biometrics',
    },
    {
      id: 'critical-infrastructure',
      article: 'Annex III 2',
      text: 'is used for the safety of critical infrastructure',
    },
    {
      id: 'education',
      article: 'Annex III 3',
      text: 'is used in education or vocational training',
    },
    {
      id: 'employment',
      article: 'Annex III 4',
      text: 'is used in employment or the management of workers',
    },
    {
      id: 'credit',
      article: 'Annex III 5(b)',
      text: 'judges the creditworthiness of people',
    },
    {
      id: 'essential-services',
      article: 'Annex III 5(a), (c) and (d)',
      text: 'decides on essential services, benefits, insurance or emergency calls',
    },
    {
      id: 'law-enforcement',
      article: 'Annex III 6',
      text: 'is used in law enforcement',
    },
    {
      id: 'migration',
      article: 'Annex III 7',
      text: 'is used in migration, asylum or border control',
    },
    {
      id: 'justice',
      article: 'Annex III 8',
      text: 'is used in justice or democratic processes',
    },
  ],
  transparency: [
    {
      id: 'interacts',
      article: 'Art. 50(1)',
      text: 'interacts with people directly',
    },
    {
      id: 'generates',
      article: 'Art. 50(2) and (4)',
      text: 'generates text, images, audio or video',
    },
    {
      id: 'emotion-or-biometrics',
      article: 'Art. 50(3)',
      text: 'recognises emotions or sorts people by biometrics',
    },
  ],
};
