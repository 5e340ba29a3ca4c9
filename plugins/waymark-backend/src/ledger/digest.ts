import { hash } from 'crypto';
import canonicalize from 'canonicalize';

/** Stands for a value that cannot be put in order by making it anew. */
const NO_ORDER = Symbol('no order');

/** RFC 8785 text of a JSON value. */
export function canonicalText(value: unknown): string {
  // What JSON.stringify writes of an object whose members are in order is that
  // text, at a third of the time; most of an event's on its way in is this
  const ordered = withMembersInOrder(value);
  const text =
    ordered === NO_ORDER ? canonicalize(value) : JSON.stringify(ordered);
  return text ?? 'null';
}

/** SHA-256, hex. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

function withMembersInOrder(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : NO_ORDER;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(withMembersInOrder);
    return items.includes(NO_ORDER) ? NO_ORDER : items;
  }
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    const member = withMembersInOrder((value as Record<string, unknown>)[name]);
    if (member === NO_ORDER || !keepsItsPlace(name)) return NO_ORDER;
    ordered[name] = member;
  }
  return ordered;
}

/** Not so what an object takes for an index, which it lists first, or sets otherwise. */
function keepsItsPlace(name: string): boolean {
  const isDigit = name >= '0' && name < ':';
  return !isDigit && name !== '__proto__';
}
