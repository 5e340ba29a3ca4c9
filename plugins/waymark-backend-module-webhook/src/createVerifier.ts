import type { Config } from '@backstage/config';
import {
  SharedSecret,
  SignatureKey,
  type VendorRequest,
} from 'backstage-plugin-waymark-node';
import type { Place } from './mapping/Place';

/**
 * Throws an `AuthenticationError` unless the request is the vendor's, or, asked
 * without a body, when the headers alone tell that it is not.
 */
export type Verifier = (
  request: Pick<VendorRequest, 'headers'> & Partial<VendorRequest>,
) => void;

const HMAC_FIELDS = ['header', 'algorithm', 'encoding', 'prefix'];

/**
 * What a webhook must carry: a secret in a header, by default as bearer token,
 * or a signature over its body.
 */
export function createVerifier(config: Config, place: Place): Verifier {
  const secrets = place.field('secrets');
  if (secrets.items().length === 0) secrets.fail('must name a secret');
  for (const secret of secrets.items()) secret.text();

  const hmac = place.field('hmac');
  const header = place.field('header');
  if (hmac.isThere() && header.isThere()) {
    place.fail('takes header or hmac, not both');
  }
  if (hmac.isThere()) return createHmacVerifier(config, hmac);

  const name = header.isThere() ? header.text() : 'Authorization';
  const secret = SharedSecret.fromConfig(config, 'secrets');
  return ({ headers }) => {
    const given = headers[name.toLowerCase()];
    const isBearer = name.toLowerCase() === 'authorization';
    secret.verify(isBearer ? given?.replace(/^Bearer +/i, '') : given, name);
  };
}

function createHmacVerifier(config: Config, hmac: Place): Verifier {
  hmac.allow(HMAC_FIELDS);
  const name = hmac.field('header').text();
  const algorithm = hmac.field('algorithm');
  if (algorithm.isThere()) algorithm.oneOf(['sha256']);
  const encoding = hmac.field('encoding');
  const fixed = encoding.isThere()
    ? encoding.oneOf(['hex', 'base64'])
    : undefined;
  const prefix = hmac.field('prefix').optionalText() ?? '';
  const key = SignatureKey.fromConfig(config, 'secrets');

  return ({ headers, body }) => {
    const given = headers[name.toLowerCase()];
    // A vendor that changes its key may sign with both for a while
    const signatures = (given ? given.split(',') : [])
      .map(each => each.trim())
      .map(each => (each.startsWith(prefix) ? each.slice(prefix.length) : ''));
    if (!body) {
      key.expect(signatures, name);
      return;
    }
    const hex = signatures.every(each => /^[0-9a-f]{64}$/i.test(each));
    key.verify(body, signatures, fixed ?? (hex ? 'hex' : 'base64'), name);
  };
}
