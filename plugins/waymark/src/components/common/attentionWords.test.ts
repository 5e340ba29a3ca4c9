import { attentionCodes } from 'backstage-plugin-waymark-common';
import { t } from '../../__testUtils__/translate';
import { attentionWords } from './attentionWords';

const cases = [
  ['shadow', {}, 'Sends events but is in no catalog: register it'],
  ['untiered', {}, 'Has no risk tier: classify it'],
  [
    'denied',
    { version: '7', environment: 'production' },
    'Version 7 serves in production against a gate’s decision',
  ],
  ['incident', { count: 1 }, '1 incident open in production'],
  [
    'incidentStale',
    { count: 2, stale: 1 },
    '2 incidents open in production, 1 stale: end what is over',
  ],
  [
    'failure',
    { count: 2 },
    '2 failed deployments not recovered: roll back or resolve',
  ],
  ['failRate', { percent: 50 }, '50 % of releases failed in 90 days'],
] as const;

describe('attentionWords', () => {
  it.each(cases)('has a message for %s', (code, parameters, words) => {
    const text = 'As the API says it';
    expect(attentionWords(t, { kind: code, code, parameters, text })).toBe(
      words,
    );
  });

  it('covers every code that the API answers', () => {
    expect(cases.map(([code]) => code)).toEqual([...attentionCodes]);
  });

  it('keeps the text of the API for what it has no message for', () => {
    const told = { kind: 'later', code: 'later', text: 'Said by a later API' };
    expect(attentionWords(t, told as never)).toBe('Said by a later API');
    expect(attentionWords(t, { kind: 'old', text: 'Said before' })).toBe(
      'Said before',
    );
  });
});
