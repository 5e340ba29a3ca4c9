import { attentionCodes } from 'backstage-plugin-waymark-common';
import type { Snapshot } from '../standings/makeSnapshot';
import { attentionOf } from './attentionOf';

const risk = { tier: 'high' };

function snapshot(more: Partial<Snapshot>): Snapshot {
  return {
    live: [],
    figures: {},
    openIncidents: 0,
    staleIncidents: 0,
    openFailures: 0,
    ...more,
  } as Snapshot;
}

const cases = [
  {
    found: attentionOf(false, undefined, snapshot({})),
    code: 'shadow',
    parameters: {},
    text: 'Sends events but is in no catalog: register it',
  },
  {
    found: attentionOf(true, undefined, undefined),
    code: 'untiered',
    parameters: {},
    text: 'Has no risk tier: classify it',
  },
  {
    found: attentionOf(
      true,
      risk,
      snapshot({
        deniedIn: ['production'],
        live: [{ environment: 'production', version: '7' }] as Snapshot['live'],
      }),
    ),
    code: 'denied',
    parameters: { version: '7', environment: 'production' },
    text: 'Version 7 serves in production against a gate’s decision',
  },
  {
    found: attentionOf(true, risk, snapshot({ openIncidents: 2 })),
    code: 'incident',
    parameters: { count: 2 },
    text: '2 incidents open in production',
  },
  {
    found: attentionOf(
      true,
      risk,
      snapshot({ openIncidents: 1, staleIncidents: 1 }),
    ),
    kind: 'incident',
    code: 'incidentStale',
    parameters: { count: 1, stale: 1 },
    text: '1 incident open in production, 1 stale: end what is over',
  },
  {
    found: attentionOf(true, risk, snapshot({ openFailures: 1 })),
    code: 'failure',
    parameters: { count: 1 },
    text: '1 failed deployment not recovered: roll back or resolve',
  },
  {
    found: attentionOf(
      true,
      risk,
      snapshot({
        figures: {
          changeFailRate: { band: 'low', value: 0.5, unit: 'ratio' },
        } as Snapshot['figures'],
      }),
    ),
    code: 'failRate',
    parameters: { percent: 50 },
    text: '50 % of releases failed in 90 days',
  },
];

describe('what needs attention', () => {
  it.each(cases)('is told as $code', ({ found, kind, ...told }) => {
    expect(found).toEqual([{ kind: kind ?? told.code, ...told }]);
  });

  it('is nothing where all is well', () => {
    expect(attentionOf(true, risk, snapshot({}))).toEqual([]);
  });

  it('has a case for every code', () => {
    expect(cases.map(({ code }) => code)).toEqual([...attentionCodes]);
  });
});
