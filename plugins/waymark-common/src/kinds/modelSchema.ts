import type { JsonObject } from '@backstage/types';
import { WAYMARK_API_VERSION } from './ModelEntity';

const text = { type: 'string', minLength: 1, pattern: '\\S' };
const refs = { type: 'array', items: text };

/**
 * JSON schema (draft-07) of the kind `Model`, without the parts every entity
 * has in common.
 *
 * @public
 */
export const modelSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema',
  $id: 'https://waymark.dev/schemas/v1alpha1/Model',
  description: 'A model: what it is for, who owns it and how risky it is.',
  type: 'object',
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  properties: {
    apiVersion: { enum: [WAYMARK_API_VERSION] },
    kind: { enum: ['Model'] },
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      required: ['type', 'lifecycle', 'owner', 'purpose'],
      properties: {
        type: {
          enum: [
            'classifier',
            'regressor',
            'ranker',
            'forecaster',
            'llm',
            'embedding',
            'generative',
            'other',
          ],
        },
        lifecycle: text,
        owner: text,
        system: text,
        purpose: text,
        risk: {
          type: 'object',
          required: ['tier', 'rationale', 'setBy', 'setAt'],
          properties: {
            tier: { enum: ['minimal', 'limited', 'high', 'prohibited'] },
            rationale: text,
            setBy: text,
            setAt: {
              title: 'an ISO 8601 date, or instant with its offset',
              type: 'string',
              pattern:
                '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2}))?$',
            },
            answers: {
              type: 'object',
              additionalProperties: { type: ['string', 'number', 'boolean'] },
            },
            gpai: { enum: ['no', 'gpai', 'gpai-systemic'] },
          },
        },
        registry: {
          type: 'object',
          properties: {
            mlflow: text,
            purl: {
              title: 'a package URL such as pkg:mlflow/credit-risk',
              type: 'string',
              pattern: '^pkg:[a-z][a-z0-9.+-]*/.+',
            },
          },
        },
        trainedOn: refs,
        evaluatedOn: refs,
        derivedFrom: refs,
        servedBy: refs,
        goldenPath: {
          type: 'object',
          required: ['template', 'version'],
          properties: { template: text, version: text },
        },
      },
    },
  },
};
