import { InputError } from '@backstage/errors';
import type { WaymarkData } from 'backstage-plugin-waymark-common';
import {
  createCdEvent,
  readTime,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import { EVENT_KINDS, WAYMARK_FIELDS } from './names';
import { parseCondition, type Condition } from './Condition';
import { Place } from './Place';
import type { Scope } from './Scope';
import { parseShape, type Shape } from './Shape';

const REQUIRED = ['id', 'time', 'subject'] as const;
const OPTIONAL = ['subjectSource', 'model', 'content', 'waymark'] as const;
const FIELDS = ['when', 'each', 'kind', 'hints', ...REQUIRED, ...OPTIONAL];

type Field = (typeof REQUIRED | typeof OPTIONAL)[number];
type Hint = { annotation: string; value: Shape; path: string };

/** Makes events of one kind of the payloads it is for. */
export class EventMapping {
  /** @param source - the CloudEvents source of what it makes */
  static fromConfig(place: Place, source: string): EventMapping {
    place.allow(FIELDS);
    for (const field of ['content', 'waymark']) {
      if (place.field(field).isThere()) place.field(field).fields();
    }
    if (place.field('waymark').isThere()) {
      place.field('waymark').allow(WAYMARK_FIELDS);
    }
    return new EventMapping(place, source);
  }

  readonly #kind: string;
  readonly #when: Condition;
  readonly #each: string | undefined;
  readonly #shapes = new Map<Field, Shape>();
  readonly #hints: Hint[];

  private constructor(
    private readonly place: Place,
    private readonly source: string,
  ) {
    this.#kind = place.field('kind').oneOf(EVENT_KINDS);
    this.#when = parseCondition(place.field('when'));
    this.#each = place.field('each').optionalText();
    for (const name of [...REQUIRED, ...OPTIONAL]) {
      const field = place.field(name);
      const needed = REQUIRED.some(each => each === name);
      if (needed && !field.isThere()) field.fail('must be a template');
      if (field.isThere()) this.#shapes.set(name, parseShape(field));
    }
    const hints = place.field('hints');
    this.#hints = (hints.isThere() ? hints.items() : []).map(hint => {
      hint.allow(['annotation', 'value']);
      return {
        annotation: hint.field('annotation').text(),
        value: parseShape(hint.field('value')),
        path: hint.field('value').path,
      };
    });
  }

  /** @throws InputError that names the field which is missing or wrong */
  translate(scope: Scope): TranslatedEvent[] {
    return this.#scopes(scope)
      .filter(each => this.#when(each))
      .map(each => this.#translateOne(each));
  }

  #scopes(scope: Scope): Scope[] {
    const path = this.#each;
    if (path === undefined) return [scope];
    return scope.payload.list(path).map((payload, index) => ({
      ...scope,
      item: { payload, path: `${path}.${index}` },
    }));
  }

  #translateOne(scope: Scope): TranslatedEvent {
    const model = this.#findText('model', scope);
    const waymark = this.#object('waymark', scope) as WaymarkData;
    const hints = this.#hints.flatMap(({ annotation, value, path }) => {
      const text = toText(value(scope), path);
      return text === undefined ? [] : { annotation, value: text };
    });
    return {
      event: createCdEvent({
        kind: this.#kind,
        source: this.source,
        id: this.#text('id', scope),
        time: readTime(this.#value('time', scope), this.#path('time')),
        subject: this.#text('subject', scope),
        subjectSource: this.#findText('subjectSource', scope),
        content: this.#object('content', scope),
        waymark: model === undefined ? waymark : { ...waymark, model },
      }),
      hints,
    };
  }

  #value(field: Field, scope: Scope): unknown {
    return this.#shapes.get(field)?.(scope);
  }

  #findText(field: Field, scope: Scope): string | undefined {
    return toText(this.#value(field, scope), this.#path(field));
  }

  #text(field: Field, scope: Scope): string {
    const text = this.#findText(field, scope);
    if (text === undefined) {
      throw new InputError(`${this.#path(field)} comes out empty`);
    }
    return text;
  }

  #object(field: Field, scope: Scope): Record<string, unknown> {
    return (this.#value(field, scope) ?? {}) as Record<string, unknown>;
  }

  #path(field: Field): string {
    return `${this.place.path}.${field}`;
  }
}

function toText(value: unknown, path: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return `${value}`;
  throw new InputError(`${path} comes out neither as text nor as a number`);
}
