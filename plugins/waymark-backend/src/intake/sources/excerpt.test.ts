import { excerptOf, withoutSecrets } from './excerpt';

describe('an excerpt', () => {
  it('keeps what tells the event, and cuts out what looks like a secret', () => {
    const secret = 'hunter2';
    const random = `ghp_${'a1B2c3'.repeat(6)}`;
    const text = excerptOf({
      type: 'dev.cdevents.service.deployed.0.3.0',
      source: 'https://ci:pass@git.example.com/models/credit-risk',
      apiKey: secret,
      data: {
        'db.password': secret,
        url: `https://x.example.com/?sig=${random}`,
      },
    });
    expect(text).toContain('dev.cdevents.service.deployed.0.3.0');
    expect(text).toContain('@git.example.com/models/credit-risk');
    for (const hidden of [secret, random, 'ci:pass']) {
      expect(text).not.toContain(hidden);
    }
    expect(withoutSecrets('Authorization: Bearer abc, token=abc;x')).toBe(
      'Authorization: [cut] [cut], token=[cut];x',
    );
    expect(withoutSecrets('{"client_secret":"ab')).toBe(
      '{"client_secret":[cut]',
    );
  });

  it('is short, and quick with what is made to be slow', () => {
    const started = performance.now();
    for (const run of ['a', 'a-', '"', '{"a":', 'token', 'Bearer ']) {
      const text = excerptOf({ [run.repeat(1_000)]: run.repeat(1_000_000) });
      expect(text.length).toBeLessThanOrEqual(301);
    }
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(excerptOf(JSON.parse(deep))).toBe(
      `${'['.repeat(20)}"…"${']'.repeat(20)}`,
    );
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
