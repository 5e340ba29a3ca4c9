import { InputError } from '@backstage/errors';
import { findUnstorable } from 'backstage-plugin-waymark-node';
import type { Place } from './Place';
import { namePath, readPath, type Scope } from './Scope';

type Reference = { path: string; optional: boolean };
type Part = string | Reference;

const REFERENCE = /\{\{(.*?)\}\}/g;
const PATH = /^[^\s.{}?]+(\.[^\s.{}?]+)*$/;

/**
 * A text with `{{ path }}` in it. One that is a single reference keeps the type
 * of what it refers to. A missing field is an error, unless it is optional,
 * `{{ path? }}`.
 */
export class Template {
  static parse(place: Place): Template {
    const text = place.text();
    const parts: Part[] = [];
    let end = 0;
    for (const match of text.matchAll(REFERENCE)) {
      if (match.index > end) parts.push(text.slice(end, match.index));
      parts.push(parseReference(match[1].trim(), place));
      end = match.index + match[0].length;
    }
    if (end < text.length) parts.push(text.slice(end));
    const broken = parts.some(
      part => typeof part === 'string' && /\{\{|\}\}/.test(part),
    );
    if (broken) place.fail('has {{ without }}, or the other way round');
    return new Template(parts);
  }

  private constructor(private readonly parts: Part[]) {}

  /** @throws InputError that names the field which is missing */
  evaluate(scope: Scope): unknown {
    if (this.parts.length === 1) return read(this.parts[0], scope);
    return this.parts.map(part => toText(part, scope)).join('');
  }
}

function parseReference(text: string, place: Place): Reference {
  const optional = text.endsWith('?');
  const path = optional ? text.slice(0, -1) : text;
  if (!PATH.test(path)) place.fail(`has a path that is none: {{ ${text} }}`);
  return { path, optional };
}

function read(part: Part, scope: Scope): unknown {
  if (typeof part === 'string') return part;
  const value = readPath(scope, part.path);
  if (value === undefined && !part.optional) {
    throw new InputError(`${namePath(scope, part.path)} is missing`);
  }
  const unstorable = findUnstorable(value);
  if (unstorable) {
    throw new InputError(
      `${namePath(scope, part.path)}${unstorable.path} ${unstorable.message}`,
    );
  }
  return value;
}

function toText(part: Part, scope: Scope): string {
  const value = read(part, scope) ?? '';
  if (typeof value === 'object') {
    const { path } = part as Reference;
    throw new InputError(
      `${namePath(scope, path)} is a list or an object, not text`,
    );
  }
  return `${value}`;
}
