import type { ModelLevel } from 'backstage-plugin-waymark-common';
import { bandLegends } from '../metrics/bands';
import { computeFigures } from '../metrics/computeFigures';
import {
  day,
  HOUR,
  makeDeployment,
  makeRows,
} from '../metrics/__testUtils__/rows';
import type { ModelRows } from '../projections/rows';
import { makeSnapshot } from './makeSnapshot';

const NOW = day(0);
const [legend] = bandLegends;
/** Days from now that the row stands, if nothing happens */
function stands(told: Partial<ModelRows>, isProvided = false) {
  const rows = makeRows(told);
  const window = { from: day(-90), to: NOW };
  const { validUntil } = makeSnapshot({
    model: 'model:default/credit-risk',
    rows,
    figures: computeFigures(rows, { ...window, asOf: NOW, legend }),
    level: {} as ModelLevel,
    now: NOW,
    legend,
    isProvided,
  });
  return (validUntil - NOW) / (24 * HOUR);
}

const live: ModelRows['live'] = [
  { environment: 'production', tier: 'production', version: '1', since: 0 },
];

function attestation(expiresAt: number): ModelRows['attestations'][number] {
  return {
    source: '/waymark',
    id: `until-${expiresAt}`,
    attestation: 'a',
    subject: 'model:default/credit-risk',
    framework: 'delivery-standard',
    criterion: 'c',
    statement: 'It is',
    link: 'https://wiki',
    by: 'user:default/anna',
    at: day(-10),
    expiresAt,
  };
}

describe('how long a row stands', () => {
  it('is no longer than six hours while data grows older or providers know more', () => {
    expect(stands({ live })).toBe(0.25);
    expect(stands({}, true)).toBe(0.25);
  });

  it('is until the next known edge where every edge is known', () => {
    expect(stands({})).toBe(30);
    const staging = [{ ...live[0], tier: 'staging' as const }];
    const deployments = [
      makeDeployment({ id: 'gone', at: day(-91) }),
      makeDeployment({ id: 'a', at: day(-80) }),
    ];
    expect(stands({ live: staging, deployments })).toBe(10);
    expect(
      stands({
        deployments,
        totals: [{ firstProductionAt: day(-79.5), productionChanges: 1 }],
      }),
    ).toBe(0.5);
  });

  it('is until an attestation expires, whatever else', () => {
    const attestations = [
      attestation(day(-1)),
      attestation(day(0.1)),
      attestation(day(3)),
    ];
    expect(stands({ live, attestations })).toBeCloseTo(0.1);
    expect(stands({ attestations: attestations.slice(2) })).toBe(3);
  });
});
