import { hash } from 'crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 text of a JSON value. */
export function canonicalText(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** SHA-256, hex. */
export function sha256(text: string): string {
  return hash('sha256', text);
}
