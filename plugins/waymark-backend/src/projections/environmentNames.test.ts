import { ConfigReader } from '@backstage/config';
import { deployment, foldInput } from '../__testUtils__/events';
import { environmentName } from './environmentNames';
import { foldModel } from './foldModel';
import { readFoldOptions } from './readFoldOptions';

const options = readFoldOptions(
  new ConfigReader({
    waymark: {
      environments: {
        'k8s-eu-1': 'staging',
        production: { aliases: ['prod', 'live-*', 'eu.*.serving'] },
        sandbox: { tier: 'testing', aliases: ['live-test'] },
      },
    },
  }),
);

describe('names of environments', () => {
  it.each([
    ['Prod', 'production'],
    ['live-eu', 'production'],
    ['LIVE-', 'production'],
    // A whole name before a pattern
    ['live-test', 'sandbox'],
    ['eu.west.serving', 'production'],
    ['euxwest.serving', 'euxwest.serving'],
    ['production', 'production'],
    ['alive-eu', 'alive-eu'],
    ['k8s-eu-1', 'k8s-eu-1'],
    [`live-${'x'.repeat(300)}`, `live-${'x'.repeat(300)}`],
  ])('%s is called %s', (spelled, name) => {
    expect(environmentName(spelled, options.environmentNames)).toBe(name);
  });

  it('are one in everything that is folded', () => {
    const rows = foldModel(
      'model:default/credit-risk',
      [
        deployment('d1', '2026-05-04T09:00:00Z', '1', { environment: 'prod' }),
        deployment('d2', '2026-05-05T09:00:00Z', '2', {
          environment: 'live-eu',
        }),
      ].map(event => foldInput(event)),
      options,
    );
    expect(rows.live).toMatchObject([
      { environment: 'production', tier: 'production', version: '2' },
    ]);
  });

  it.each([
    [{ production: 'prod' }, 'waymark.environments.production must be'],
    [{ a: { tier: 'x' } }, 'waymark.environments.a must be'],
    [
      { a: { aliases: ['A-1'] }, b: { aliases: ['a-1'] } },
      'a-1 is an alias of',
    ],
    [{ a: { aliases: 'b' } }, 'aliases must list'],
    [{ a: { aliases: [''] } }, 'aliases must list'],
  ])('are refused where they are wrong: %j', (environments, message) => {
    expect(() =>
      readFoldOptions(new ConfigReader({ waymark: { environments } } as any)),
    ).toThrow(message);
  });
});
