import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '@backstage/types';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { exampleContent } from './exampleContent';
import { CD_EVENT_TYPES } from './cdEventTypes';
import { validateCdEvent } from './validateCdEvent';

const KINDS = Object.keys(CD_EVENT_TYPES);

function eventOf(kind: string, content: JsonObject, version = '0.3.0') {
  return {
    context: {
      specversion: '0.5.1',
      id: '1',
      source: '/pipelines/credit-risk',
      type: `dev.cdevents.${kind}.${version}`,
      timestamp: '2026-06-01T10:00:00Z',
    },
    subject: { id: 'subject', content },
  };
}

const minimal = (kind: string) => exampleContent(CD_EVENT_TYPES[kind]);
const full = (kind: string) =>
  exampleContent(CD_EVENT_TYPES[kind], { full: true });

describe.each(KINDS)('%s', kind => {
  it('takes the least and the most its type knows, in any version', () => {
    expect(validateCdEvent(eventOf(kind, minimal(kind)))).toEqual([]);
    expect(validateCdEvent(eventOf(kind, full(kind), '0.9.7'))).toEqual([]);
  });

  it('names each required field that is missing, and any unknown one', () => {
    for (const field of Object.keys(minimal(kind))) {
      const { [field]: _, ...rest } = minimal(kind);
      expect(validateCdEvent(eventOf(kind, rest))).toEqual([
        { path: `/data/subject/content/${field}`, message: 'is required' },
      ]);
    }
    const colour = { ...minimal(kind), colour: 'red' };
    expect(validateCdEvent(eventOf(kind, colour))).toEqual([
      {
        path: '/data/subject/content/colour',
        message: 'is not a field of this type',
      },
    ]);
  });
});

describe('validateCdEvent', () => {
  it('asks of an unknown type only what every CDEvent has', () => {
    const content = { anything: { goes: true } };
    expect(validateCdEvent(eventOf('kettle.boiled', content))).toEqual([]);
    const { subject: _, ...headless } = eventOf('kettle.boiled', content);
    expect(validateCdEvent(headless)).toEqual([
      { path: '/data/subject', message: 'is required' },
    ]);
    expect(validateCdEvent('text')).toEqual([
      expect.objectContaining({ path: '/data' }),
    ]);
  });

  it('keeps another major version of a known type as unknown', () => {
    const event = eventOf('service.deployed', { where: 'there' }, '1.0.0');
    expect(validateCdEvent(event)).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ linkType: 'END' }, []],
    [{ linkType: 'END', from: { contextId: '1' }, tags: { a: 1 } }, []],
    [{ linkType: 'END', from: {} }, ['/from/contextId']],
    [{ linkType: 'PATH', from: { contextId: '1' } }, []],
    [{ linkType: 'PATH' }, ['/from']],
    [{ linkType: 'RELATION', linkKind: 'x', target: {} }, []],
    [{ linkType: 'RELATION' }, ['/linkKind', '/target']],
    [
      { linkType: 'PATH', from: { contextId: '' }, to: {} },
      ['/from/contextId', '/to'],
    ],
    [{ linkType: 'START' }, ['']],
    [{}, ['', '/linkType']],
  ])('takes of the link %j all but %j', (link, paths) => {
    const event: any = eventOf('change.merged', minimal('change.merged'));
    event.context.links = [link];
    const faults = [...new Set(validateCdEvent(event).map(({ path }) => path))];
    expect(faults).toEqual(paths.map(path => `/data/context/links/0${path}`));
  });

  it('says what is wrong and where', () => {
    const event = eventOf('service.deployed', {
      environment: { id: '' },
      artifactId: 7,
    });
    event.context.timestamp = 'yesterday';
    event.context.source = '';
    expect(validateCdEvent(event)).toEqual([
      { path: '/data/context/source', message: 'must not be empty' },
      {
        path: '/data/context/timestamp',
        message: 'must match format "date-time"',
      },
      { path: '/data/subject/content/artifactId', message: 'must be string' },
      {
        path: '/data/subject/content/environment/id',
        message: 'must not be empty',
      },
    ]);
  });
});

/** The official schemas by kind, from a folder with one file a type. */
function officialSchemas(folder: string): Map<string, object> {
  return new Map(
    readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .map(name => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
      .map(schema => {
        const [type] = schema.properties.context.properties.type.enum;
        const [, kind] = /^dev\.cdevents\.(\w+\.\w+)\./.exec(type)!;
        return [kind, schema];
      }),
  );
}

const folder = process.env.CDEVENTS_SCHEMAS;

(folder ? describe : describe.skip)(
  'beside the schemas of CDEvents in CDEVENTS_SCHEMAS',
  () => {
    it('agrees on every type they know', () => {
      const ajv = new Ajv({ allErrors: true, strict: false });
      addFormats(ajv);
      const links = `${folder}/links`;
      const shared = existsSync(links) ? readdirSync(links) : [];
      for (const name of shared) {
        ajv.addSchema(JSON.parse(readFileSync(`${links}/${name}`, 'utf8')));
      }
      const schemas = officialSchemas(folder!);
      expect(schemas.size).toBeGreaterThan(0);
      for (const [kind, schema] of schemas) {
        if (shared.length === 0) {
          delete (schema as any).properties.context.properties.links;
        }
        const validate = ajv.compile(schema);
        const type = (schema as any).properties.context.properties.type.enum[0];
        const official = (content: JsonObject): boolean => {
          const event = eventOf(kind, content);
          event.context.type = type;
          return validate(event);
        };
        const least = minimal(kind);
        const most = full(kind);
        expect([kind, official(least)]).toEqual([kind, true]);
        expect([kind, official(most)]).toEqual([kind, true]);
        for (const field of Object.keys(most)) {
          const { [field]: _, ...without } = most;
          for (const content of [
            without,
            { ...most, [field]: '' },
            { ...most, [field]: 7 },
            { ...most, [field]: { colour: 'red' } },
            { ...most, [`${field}s`]: 'x' },
          ] as JsonObject[]) {
            const ours = validateCdEvent(eventOf(kind, content)).length === 0;
            expect([kind, content, ours]).toEqual([
              kind,
              content,
              official(content),
            ]);
          }
        }
      }
    });
  },
);
