import { InputError } from '@backstage/errors';
import { parseJson } from './parseJson';
import { findTime, readTime } from './readTime';
import { toUri } from './toUri';

/**
 * Reads fields of a payload nobody vouches for. Paths are dotted; the readers
 * without `find` throw an `InputError` that names the field, as all do when a
 * field is there with another type.
 *
 * @public
 */
export class Payload {
  readonly #value: unknown;
  readonly #path: string;

  private constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /**
   * Whole numbers over 2^53, which a JavaScript number would round, become text.
   *
   * @throws InputError when the body is no JSON object
   */
  static parse(body: Buffer): Payload {
    let value: unknown;
    try {
      value = parseJson(body.toString('utf8'));
    } catch {
      throw new InputError('The payload is not JSON');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError('The payload is not a JSON object');
    }
    return new Payload(value, '');
  }

  /** A text or a number as text; undefined when absent, null or empty */
  findText(path: string): string | undefined {
    const value = this.#read(path);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') {
      // Neither U+0000 nor half a surrogate pair can be stored
      if (/[\0\p{Surrogate}]/u.test(value)) {
        throw new InputError(`${this.#name(path)} is not valid text`);
      }
      return value;
    }
    if (typeof value === 'number' && Number.isFinite(value)) {
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        throw new InputError(
          `${this.#name(
            path,
          )} is a whole number over 2^53 that lost digits on its way`,
        );
      }
      return `${value}`;
    }
    throw new InputError(`${this.#name(path)} is neither text nor a number`);
  }

  text(path: string): string {
    const value = this.findText(path);
    if (value === undefined) {
      throw new InputError(`${this.#name(path)} is missing`);
    }
    return value;
  }

  /** An absolute http or https URL, as RFC 3986 writes it */
  findUrl(path: string): string | undefined {
    const value = this.findText(path);
    if (value === undefined) return undefined;
    const uri = toUri(value);
    if (uri === undefined) {
      throw new InputError(`${this.#name(path)} is not a URL`);
    }
    return uri;
  }

  url(path: string): string {
    const value = this.findUrl(path);
    if (value === undefined) {
      throw new InputError(`${this.#name(path)} is missing`);
    }
    return value;
  }

  /**
   * Whatever stands there, of any type; undefined when absent or null.
   *
   * @param path - empty for the payload itself
   */
  find(path: string): unknown {
    return (path === '' ? this.#value : this.#read(path)) ?? undefined;
  }

  /** As {@link findTime} reads it; undefined also before 1970 */
  findTime(path: string): string | undefined {
    return findTime(this.#read(path), this.#name(path));
  }

  /** As {@link readTime} reads it */
  time(path: string): string {
    return readTime(this.#read(path), this.#name(path));
  }

  /** The object's own keys; empty when absent or no object */
  keys(path: string): string[] {
    const value = this.#read(path);
    return typeof value === 'object' && value !== null
      ? Object.keys(value)
      : [];
  }

  /** The objects of a list; empty when absent */
  list(path: string): Payload[] {
    const value = this.#read(path) ?? [];
    if (!Array.isArray(value)) {
      throw new InputError(`${this.#name(path)} is not a list`);
    }
    return value.map(
      (item, index) => new Payload(item, `${this.#name(path)}.${index}`),
    );
  }

  #name(path: string): string {
    return this.#path ? `${this.#path}.${path}` : path;
  }

  #read(path: string): unknown {
    let value: unknown = this.#value;
    for (const key of path.split('.')) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined;
    }
    return value;
  }
}
