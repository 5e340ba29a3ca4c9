import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { waymarkEventIngestPermission } from 'backstage-plugin-waymark-common';
import type { Request } from 'express';
import type { ProvenSource, SourceRecord } from '../sources/SourceStore';
import { Senders } from './Senders';

const record = { id: 'ci', name: 'CI' } as SourceRecord;

/** Backstage knows people by a header of this portal's own. */
function senders() {
  const httpAuth = {
    credentials: jest.fn(async ({ headers }: Request) => {
      const user = headers['x-portal-user'];
      if (!user) throw new AuthenticationError('Missing credentials');
      return mockCredentials.user(`user:default/${user}`);
    }),
  };
  const sources = {
    authenticate: jest.fn(
      async (token: string): Promise<ProvenSource | undefined> =>
        token === 'wmk_right' ? { source: record } : undefined,
    ),
  };
  const access = { require: jest.fn(async () => {}) };
  const options = { httpAuth, sources, access };
  return { ...options, senders: Senders.create(options as any) };
}

function identify(of: Senders, headers: Record<string, string>) {
  const req = { originalUrl: '/api/waymark/events', headers } as any;
  return of.identify(req, waymarkEventIngestPermission);
}

describe('Senders', () => {
  it('knows a source by its token, checked once a second', async () => {
    const one = senders();
    const headers = { authorization: 'Bearer wmk_right' };
    const found = { name: 'ci', source: record };
    expect(await identify(one.senders, headers)).toEqual(found);
    expect(await identify(one.senders, headers)).toEqual(found);
    expect(one.sources.authenticate).toHaveBeenCalledTimes(1);
    expect(one.httpAuth.credentials).not.toHaveBeenCalled();
  });

  it('refuses a source’s token at once when it was revoked here', async () => {
    const one = senders();
    const headers = { authorization: 'Bearer wmk_right' };
    await identify(one.senders, headers);
    one.sources.authenticate.mockResolvedValue(undefined);
    one.senders.forget();
    await expect(identify(one.senders, headers)).rejects.toThrow(
      'This source token is wrong or was revoked',
    );
  });

  it('refuses a wrong token each time, whatever was known before', async () => {
    const one = senders();
    await identify(one.senders, { authorization: 'Bearer wmk_right' });
    const wrong = { authorization: 'Bearer wmk_wrong' };
    await expect(identify(one.senders, wrong)).rejects.toThrow('wrong');
    await expect(identify(one.senders, wrong)).rejects.toThrow('wrong');
    expect(one.sources.authenticate).toHaveBeenCalledTimes(3);
  });

  it('has Backstage say who somebody is once a second, and asks each time what they may', async () => {
    const one = senders();
    const headers = { authorization: 'Bearer t', 'x-portal-user': 'jane' };
    const event = (id: string) => ({ ...headers, 'ce-id': id });
    const found = {
      name: 'user:default/jane',
      credentials: expect.objectContaining({
        principal: expect.objectContaining({
          userEntityRef: 'user:default/jane',
        }),
      }),
    };
    expect(await identify(one.senders, event('1'))).toEqual(found);
    expect(await identify(one.senders, event('2'))).toEqual(found);
    expect(one.httpAuth.credentials).toHaveBeenCalledTimes(1);
    one.access.require.mockRejectedValue(new NotAllowedError('No longer'));
    await expect(identify(one.senders, event('3'))).rejects.toThrow(
      'No longer',
    );
  });

  it('takes nobody for another who shares a token with them', async () => {
    const one = senders();
    const shared = { authorization: 'Bearer gateway' };
    for (const user of ['jane', 'john']) {
      expect(
        await identify(one.senders, { ...shared, 'x-portal-user': user }),
      ).toMatchObject({ name: `user:default/${user}` });
    }
    await expect(identify(one.senders, shared)).rejects.toThrow(
      'Missing credentials',
    );
  });

  it('has whoever sends no token checked each time', async () => {
    const one = senders();
    const headers = { 'x-portal-user': 'jane' };
    await identify(one.senders, headers);
    await identify(one.senders, headers);
    expect(one.httpAuth.credentials).toHaveBeenCalledTimes(2);
  });
});
