import type { CdEvent, Fault } from '@waymark/backstage-plugin-waymark-common';
import { eventKind } from '@waymark/backstage-plugin-waymark-common';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parseInstant } from '../time/instant';
import { CD_EVENT_TYPES } from './cdEventTypes';
import { contentSchema } from './contentSchema';

const text = { type: 'string', minLength: 1 };
const reference = { ...text, format: 'uri-reference' };

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);

const validators = new Map(
  Object.entries(CD_EVENT_TYPES).map(([kind, fields]) => [
    kind,
    ajv.compile(cdEventSchema(contentSchema(fields), kind)),
  ]),
);
const validateUnknown = ajv.compile({
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
});

/**
 * What is wrong with a CDEvent, by JSON pointers below `/data`; nothing when it
 * is valid. Any minor and patch version of a known type is judged by the
 * schema of its type; of an unknown type only what every CDEvent has.
 */
export function validateCdEvent(data: unknown): Fault[] {
  const validate = validatorFor(data);
  const faults = validate(data) ? [] : toFaults(validate.errors ?? []);
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

/** A validator's errors as the API tells them, in the order of their paths. */
export function toFaults(errors: ErrorObject[], below = '/data'): Fault[] {
  return errors
    .map(error => {
      const { missingProperty, additionalProperty } = error.params;
      const name: string | undefined = missingProperty ?? additionalProperty;
      const field = name === undefined ? '' : `/${name}`;
      return {
        path: `${below}${error.instancePath}${field}`,
        message: faultMessage(error),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function faultMessage(error: ErrorObject): string {
  switch (error.keyword) {
    case 'required':
      return 'is required';
    case 'additionalProperties':
      return 'is not a field of this type';
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}`;
    case 'minLength':
      return 'must not be empty';
    default:
      return error.message ?? 'is not valid';
  }
}

function validatorFor(data: unknown): ValidateFunction {
  const type = (data as Partial<CdEvent> | undefined)?.context?.type;
  const kind = typeof type === 'string' ? eventKind(type) : undefined;
  return (kind && validators.get(kind)) || validateUnknown;
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
      links: { type: 'array', items: { type: 'object' } },
    },
    ...options,
  };
}

function cdEventSchema(content: object, kind: string) {
  return {
    type: 'object',
    required: ['context', 'subject'],
    additionalProperties: false,
    properties: {
      context: contextSchema({ additionalProperties: false }),
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
