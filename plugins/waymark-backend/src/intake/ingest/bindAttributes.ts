/** Where a CDEvent says what an attribute must agree with. */
const TOLD: Record<string, [part: 'context' | 'subject', field: string]> = {
  id: ['context', 'id'],
  source: ['context', 'source'],
  type: ['context', 'type'],
  subject: ['subject', 'id'],
};

/**
 * The attributes of a CloudEvent in binary mode, from headers without their
 * prefix; its data is the body.
 *
 * CloudEvents percent-encodes in HTTP headers what HTTP does not carry, and not
 * in Kafka's, and not every client does either right. So an attribute is taken
 * in the form the CDEvent agrees with: as it came, decoded, or as the UTF-8
 * that Node has read byte by byte.
 */
export function bindAttributes(
  headers: (readonly [name: string, value: string])[],
  contentType: string,
  data: unknown,
): Record<string, unknown> {
  const attributes: Record<string, unknown> = { datacontenttype: contentType };
  for (const [name, value] of headers) {
    const decoded = decode(value);
    const forms = [value, decoded, asUtf8(value)];
    const told = toldBy(data, name);
    attributes[name] = forms.find(form => form === told) ?? decoded;
  }
  return { ...attributes, data };
}

function toldBy(data: unknown, name: string): unknown {
  if (!Object.hasOwn(TOLD, name)) return undefined;
  const [part, field] = TOLD[name];
  const told = data as Record<string, Record<string, unknown>> | null;
  return told?.[part]?.[field];
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function asUtf8(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8');
}
