import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

const input = {
  model: 'model:default/credit-risk',
  owner: 'group:default/lending',
  eventSource: 'https://gitlab.example.com/models/credit-risk',
};

export const examples: TemplateExample[] = [
  {
    description: 'Refuse a name that a model has already',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          action: 'waymark:model:check',
          name: 'Check that the name is free',
          input,
        },
      ],
    }),
  },
  {
    description: 'Accept a model that belongs to who runs the template',
    example: yaml.stringify({
      steps: [
        {
          id: 'check',
          action: 'waymark:model:check',
          name: 'Check whose the model is',
          input: { ...input, mayExist: true },
        },
      ],
    }),
  },
];
