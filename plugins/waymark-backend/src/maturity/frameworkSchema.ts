const text = { type: 'string', minLength: 1 };
const slug = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };
const level = { type: 'integer', minimum: 0 };

/** JSON schema of a framework file. */
export const frameworkSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'version',
    'title',
    'subject',
    'source',
    'levels',
    'areas',
    'criteria',
  ],
  properties: {
    id: slug,
    version: { type: 'integer', minimum: 1 },
    title: text,
    subject: { enum: ['model', 'team', 'platform'] },
    merged: { type: 'boolean' },
    source: {
      type: 'object',
      additionalProperties: false,
      required: ['title'],
      properties: { title: text, url: text },
    },
    levels: {
      type: 'array',
      minItems: 2,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['level', 'title', 'summary'],
        properties: {
          level,
          title: text,
          summary: text,
          evidencePattern: text,
          unlockMove: text,
          antiPattern: text,
        },
      },
    },
    areas: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'title'],
        properties: {
          id: slug,
          title: text,
          asBelow: { type: 'array', items: level },
        },
      },
    },
    targets: {
      type: 'object',
      additionalProperties: false,
      properties: { minimal: level, limited: level, high: level },
    },
    criteria: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'area', 'level', 'title', 'todo', 'kind'],
        properties: {
          id: slug,
          area: slug,
          level,
          title: text,
          references: { type: 'array', items: text },
          todo: text,
          kind: { enum: ['automatic', 'attested'] },
          met: text,
          applies: text,
          attested: {
            type: 'object',
            additionalProperties: false,
            required: ['question', 'expiresAfter'],
            properties: {
              question: text,
              expiresAfter: {
                type: 'string',
                pattern: '^P(\\d+Y)?(\\d+M)?(\\d+D)?$',
                minLength: 3,
              },
            },
          },
        },
        if: { properties: { kind: { const: 'automatic' } } },
        then: { required: ['met'] },
        else: { required: ['attested'] },
      },
    },
  },
};
