import type { JsonObject } from '@backstage/types';
import { WAYMARK_API_VERSION } from './ModelEntity';

const text = { type: 'string', minLength: 1, pattern: '\\S' };

/**
 * JSON schema (draft-07) of the kind `Dataset`, without the parts every entity
 * has in common.
 *
 * @public
 */
export const datasetSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema',
  $id: 'https://waymark.dev/schemas/v1alpha1/Dataset',
  description: 'A data set models are trained or evaluated on.',
  type: 'object',
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  properties: {
    apiVersion: { enum: [WAYMARK_API_VERSION] },
    kind: { enum: ['Dataset'] },
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      required: ['type', 'lifecycle', 'owner'],
      properties: {
        type: {
          enum: ['tabular', 'text', 'image', 'audio', 'time-series', 'other'],
        },
        lifecycle: text,
        owner: text,
        system: text,
        location: text,
        privacy: {
          enum: ['none', 'pseudonymous', 'personal', 'special-category'],
        },
        licence: text,
        derivedFrom: { type: 'array', items: text },
      },
    },
  },
};
