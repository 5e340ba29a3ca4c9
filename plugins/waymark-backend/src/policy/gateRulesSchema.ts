const text = { type: 'string', minLength: 1 };
const slug = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' };

/** JSON schema of a list of gate rules. */
export const gateRulesSchema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'environments', 'title', 'todo'],
    properties: {
      id: slug,
      environments: {
        type: 'array',
        minItems: 1,
        items: { enum: ['production', 'staging', 'testing', 'development'] },
      },
      title: text,
      todo: text,
      applies: text,
      met: text,
      criterion: {
        type: 'string',
        pattern: '^[a-z0-9-]+/[a-z0-9-]+$',
      },
    },
    oneOf: [{ required: ['met'] }, { required: ['criterion'] }],
  },
};
