import type { CdEvent, Fault } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { toFaults } from '../../kernel/http/toFaults';
import { parseInstant } from '../../kernel/time/instant';
import { CD_EVENT_TYPES } from './cdEventTypes';
import { contentSchema } from './contentSchema';

/** Names the schema of types that are not known here. */
const UNKNOWN = 'unknown';

const text = { type: 'string', minLength: 1 };
const reference = { ...text, format: 'uri-reference' };

/** What stands in `context.links`, as CDEvents embeds them. */
const links = {
  type: 'array',
  items: {
    type: 'object',
    required: ['linkType'],
    discriminator: { propertyName: 'linkType' },
    oneOf: [
      link('END', { from: linked(['contextId']) }, []),
      link('PATH', { from: linked(['contextId']) }, ['from']),
      link('RELATION', { linkKind: text, target: linked([]) }, [
        'linkKind',
        'target',
      ]),
    ],
  },
};

const stopping = createSchemas({ allErrors: false });
const thorough = createSchemas({ allErrors: true });

/** The schema of each kind, compiled when it is first asked for. */
function createSchemas(options: { allErrors: boolean }): Ajv {
  const ajv = new Ajv({ ...options, strict: false, discriminator: true });
  addFormats(ajv);
  // One function for all types, which stays at hand, rather than one in each
  ajv.addSchema(contextSchema({ additionalProperties: false }), 'context');
  for (const [kind, fields] of Object.entries(CD_EVENT_TYPES)) {
    ajv.addSchema(cdEventSchema(contentSchema(fields), kind), kind);
  }
  return ajv.addSchema(unknownSchema(), UNKNOWN);
}

/**
 * What is wrong with a CDEvent, by JSON pointers below `/data`; nothing when it
 * is valid. Any minor and patch version of a known type is judged by the
 * schema of its type; of an unknown type, which another major version is, only
 * what every CDEvent has.
 *
 * @param options - `firstOnly` ends with the first fault, for what is hopeless
 */
export function validateCdEvent(
  data: unknown,
  { firstOnly = false }: { firstOnly?: boolean } = {},
): Fault[] {
  const schemas = firstOnly ? stopping : thorough;
  const validate = schemas.getSchema(kindOf(data))!;
  const faults = validate(data) ? [] : toFaults(validate.errors ?? [], '/data');
  if (faults.length > 0) return faults;
  const { timestamp } = (data as CdEvent).context;
  return parseInstant(timestamp) === undefined
    ? [
        {
          path: '/data/context/timestamp',
          message: 'must be an RFC 3339 date-time, 2026-05-04T09:30:00Z',
        },
      ]
    : [];
}

/** The kind whose schema an event is judged by */
function kindOf(data: unknown): string {
  const type = (data as Partial<CdEvent> | undefined)?.context?.type;
  const kind = typeof type === 'string' ? eventKind(type) : undefined;
  return kind && Object.hasOwn(CD_EVENT_TYPES, kind) ? kind : UNKNOWN;
}

function unknownSchema() {
  return {
    type: 'object',
    required: ['context', 'subject'],
    properties: {
      context: contextSchema({}),
      subject: {
        type: 'object',
        required: ['id', 'content'],
        properties: { id: text, content: { type: 'object' } },
      },
    },
  };
}

function contextSchema(options: { additionalProperties?: false }) {
  return {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'timestamp'],
    properties: {
      specversion: text,
      id: text,
      source: reference,
      type: text,
      timestamp: { type: 'string', format: 'date-time' },
      schemaUri: { ...text, format: 'uri' },
      chainId: text,
      links,
    },
    ...options,
  };
}

function link(linkType: string, fields: object, required: string[]) {
  return {
    additionalProperties: false,
    required: ['linkType', ...required],
    properties: {
      linkType: { const: linkType },
      tags: { type: 'object' },
      ...fields,
    },
  };
}

function linked(required: string[]) {
  return { type: 'object', required, properties: { contextId: text } };
}

function cdEventSchema(content: object, kind: string) {
  return {
    type: 'object',
    required: ['context', 'subject'],
    additionalProperties: false,
    properties: {
      context: { $ref: 'context' },
      subject: {
        type: 'object',
        required: ['id', 'content'],
        additionalProperties: false,
        properties: {
          id: text,
          source: reference,
          content,
          ...(kind === 'ticket.closed' ? { type: { enum: ['ticket'] } } : {}),
        },
      },
      customData: {
        oneOf: [
          { type: 'object' },
          { type: 'string', contentEncoding: 'base64' },
        ],
      },
      customDataContentType: { type: 'string' },
    },
  };
}
