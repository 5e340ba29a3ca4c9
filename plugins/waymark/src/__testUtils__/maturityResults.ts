import type {
  Attestation,
  CriterionResult,
  LevelChange,
  MaturityResult,
} from 'backstage-plugin-waymark-common';

export function fact(
  label: string,
  text: string,
  evidence: CriterionResult['facts'][number]['evidence'] = null,
): CriterionResult['facts'][number] {
  return { name: label, value: text, label, text, evidence };
}

export function criterion(change: Partial<CriterionResult>): CriterionResult {
  return {
    id: 'owner',
    area: 'people',
    level: 2,
    title: 'Somebody answers for the model',
    kind: 'automatic',
    result: 'met',
    facts: [fact('Owner named', 'yes', { kind: 'catalog', target: null })],
    reason: 'The owner is set.',
    todo: 'Name the owner.',
    question: null,
    expiresAfter: null,
    attestation: null,
    reviews: [],
    ...change,
  };
}

export const standard: MaturityResult = {
  framework: 'delivery-standard',
  version: 1,
  title: 'Delivery standard',
  subject: 'model',
  level: 1,
  levelTitle: 'Initial',
  of: 5,
  target: 3,
  areas: [
    {
      id: 'people',
      title: 'People',
      level: 3,
      levelTitle: 'Defined',
      met: 2,
      total: 2,
      next: [],
    },
    {
      id: 'tools',
      title: 'Tools',
      level: 1,
      levelTitle: 'Initial',
      met: 0,
      total: 2,
      next: ['reported'],
    },
  ],
  lopsided: true,
  criteria: [
    criterion({}),
    criterion({
      id: 'reported',
      area: 'tools',
      title: 'Deployments are reported',
      references: ['AI Act Art. 12', 'ISO/IEC 42001 A.6.2.8'],
      result: 'notMet',
      facts: [
        fact('Share reported', '33.3 %', {
          kind: 'figure',
          target: 'pipelineShare',
        }),
        fact('Latest report', 'failed', {
          kind: 'url',
          target: 'https://forge.example.com/report',
        }),
        fact('In production', '3', { kind: 'deployments', target: null }),
      ],
      reason: 'A third of deployments is reported.',
      todo: 'Send service.deployed from the pipeline.',
    }),
    criterion({
      id: 'retraining',
      area: 'tools',
      level: 3,
      title: 'Retraining is rehearsed',
      kind: 'attested',
      result: 'expired',
      facts: [fact('Rehearsed at', 'not known')],
      reason: 'Last attested two years ago.',
      todo: 'Rehearse it and attest it.',
      question: 'Was retraining rehearsed this quarter?',
      expiresAfter: 'P90D',
    }),
    criterion({
      id: 'regions',
      level: 3,
      title: 'Regions follow one another',
      result: 'notApplicable',
      facts: [],
      reason: 'Does not apply. One region.',
    }),
  ],
  nextMove: {
    toLevel: 2,
    toTitle: 'Managed',
    criteria: ['reported'],
    text: 'To reach 2 · Managed: Send service.deployed from the pipeline.',
  },
};

export const mlops: MaturityResult = {
  ...standard,
  framework: 'mlops-levels',
  title: 'MLOps levels',
  level: 5,
  levelTitle: 'Automated',
  criteria: [criterion({ id: 'all', title: 'Everything is automated' })],
  nextMove: null,
};

export const attestation: Attestation = {
  id: 'a1',
  subject: 'model:default/credit-risk',
  framework: 'delivery-standard',
  criterion: 'retraining',
  statement: 'Rehearsed in spring.',
  link: 'https://example.com/notes',
  by: 'user:default/ada',
  at: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-02-01T00:00:00.000Z',
};

export const history: LevelChange[] = [
  {
    framework: 'delivery-standard',
    version: 1,
    title: 'Delivery standard',
    at: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    level: 1,
    from: 2,
    first: false,
    areas: [
      { id: 'people', title: 'People', level: 3, from: 3 },
      { id: 'tools', title: 'Tools', level: 1, from: 2 },
    ],
    causes: [
      {
        criterion: 'reported',
        title: 'Deployments are reported',
        from: 'met',
        to: 'notMet',
        reason: 'Share of deployments reported: 33 %.',
      },
    ],
  },
  {
    framework: 'delivery-standard',
    version: 1,
    title: 'Delivery standard',
    at: '2026-01-01T00:00:00.000Z',
    level: 2,
    from: null,
    first: true,
    areas: [{ id: 'tools', title: 'Tools', level: 2, from: null }],
    causes: [],
  },
];

export function api(items: MaturityResult[] = [standard, mlops]) {
  return {
    getMaturity: jest.fn(async () => ({ items })),
    attest: jest.fn(),
    withdrawAttestation: jest.fn(),
    getLevelHistory: jest.fn(async () => ({ items: history })),
    getFrameworks: async () => ({
      items: [
        {
          id: 'delivery-standard',
          version: 1,
          title: 'Delivery standard',
          subject: 'model' as const,
          merged: true,
          levels: [
            { level: 1, title: 'Initial', summary: 'By hand.' },
            {
              level: 2,
              title: 'Managed',
              summary: 'Releases are reported.',
              unlockMove: 'Make it one pipeline.',
              antiPattern: 'A script nobody reviews.',
            },
            { level: 3, title: 'Defined', summary: 'One pipeline for all.' },
          ],
          areas: [],
          source: { title: 'CMMI', url: 'https://example.org/cmmi' },
        },
      ],
    }),
  };
}
