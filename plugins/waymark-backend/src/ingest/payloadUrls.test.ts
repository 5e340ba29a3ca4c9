import { Payload } from '@waymark/backstage-plugin-waymark-node';
import fc from 'fast-check';
import { cdEvent } from '../__testUtils__/events';
import { validateCdEvent } from './validateCdEvent';

/** A URL as a vendor may write it: with what browsers take, or damaged. */
const arbitraryUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(fc.webAuthority(), fc.string({ unit: 'binary' }))
    .map(([authority, rest]) => `https://${authority}/${rest}`),
  fc.string(),
);

it('a URL that a translator reads is one that the engine takes', () => {
  fc.assert(
    fc.property(arbitraryUrl, url => {
      let uri: string | undefined;
      try {
        uri = Payload.parse(Buffer.from(JSON.stringify({ url }))).findUrl(
          'url',
        );
      } catch (error) {
        expect(error).toHaveProperty('name', 'InputError');
        return;
      }
      const event = cdEvent('incident.detected', {
        id: 'i1',
        at: '2026-06-01T00:00:00Z',
        content: { environment: { id: 'production' } },
      });
      event.context.schemaUri = uri;
      expect(validateCdEvent(event)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
