import { ProvenTokens } from './ProvenTokens';

describe('ProvenTokens', () => {
  let now = 0;
  let tokens: ProvenTokens<{ name: string; expiresAt?: Date }>;
  const check = jest.fn(async () => ({ name: 'ci' }));

  beforeEach(() => {
    now = 1_000_000;
    tokens = new ProvenTokens(() => now);
    check.mockClear();
  });

  it('checks a token once a second', async () => {
    const first = await tokens.prove('a', check);
    now += 999;
    expect(await tokens.prove('a', check)).toBe(first);
    expect(check).toHaveBeenCalledTimes(1);
    now += 1;
    await tokens.prove('a', check);
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('tells tokens apart, and forgets them when asked to', async () => {
    await tokens.prove('a', check);
    const other = async () => ({ name: 'other' });
    expect(await tokens.prove('b', other)).toEqual({ name: 'other' });
    expect(await tokens.prove('a', other)).toEqual({ name: 'ci' });
    tokens.forget();
    expect(await tokens.prove('a', other)).toEqual({ name: 'other' });
  });

  it('keeps none beyond its own end', async () => {
    const ends = async () => ({ name: 'jane', expiresAt: new Date(now + 10) });
    await tokens.prove('a', ends);
    now += 10;
    await tokens.prove('a', check);
    expect(check).toHaveBeenCalledTimes(1);
  });

  it('keeps nothing of a token that proved nothing', async () => {
    const refuse = jest.fn(async () => {
      throw new Error('Illegal token');
    });
    await expect(tokens.prove('a', refuse)).rejects.toThrow('Illegal token');
    await expect(tokens.prove('a', refuse)).rejects.toThrow('Illegal token');
    expect(refuse).toHaveBeenCalledTimes(2);
  });

  it('keeps a thousand at most', async () => {
    for (let count = 0; count <= 1_000; count++) {
      await tokens.prove(`token ${count}`, check);
    }
    check.mockClear();
    await tokens.prove('token 1000', check);
    expect(check).not.toHaveBeenCalled();
    await tokens.prove('token 0', check);
    expect(check).toHaveBeenCalledTimes(1);
  });
});
