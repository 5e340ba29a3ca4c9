import { isError } from '@backstage/errors';
import { Payload } from 'backstage-plugin-waymark-node';
import fc from 'fast-check';
import { cdEvent } from '../../__testUtils__/events';
import { validateCdEvent } from './validateCdEvent';

/** A URL as a vendor may write it: with what browsers take, or damaged. */
const arbitraryUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(fc.webAuthority(), fc.string({ unit: 'binary' }))
    .map(([authority, rest]) => `https://${authority}/${rest}`),
  fc.string(),
);

/** Undefined where it is refused. */
function read(url: string): string | undefined {
  const payload = Payload.parse(Buffer.from(JSON.stringify({ url })));
  try {
    return payload.findUrl('url');
  } catch (error) {
    if (isError(error) && error.name === 'InputError') return undefined;
    throw error;
  }
}

it('a URL that a translator reads is one that the engine takes', () => {
  fc.assert(
    fc.property(arbitraryUrl, url => {
      const event = cdEvent('incident.detected', {
        id: 'i1',
        at: '2026-06-01T00:00:00Z',
        content: { environment: { id: 'production' } },
      });
      event.context.schemaUri = read(url);
      expect(validateCdEvent(event)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
