import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A model that scores loan applications',
    example: yaml.stringify({
      steps: [
        {
          id: 'classify',
          action: 'waymark:risk:classify',
          name: 'Classify the risk',
          input: {
            prohibitedPractices: [],
            annexIIIArea: 'credit',
            safetyComponent: false,
            profilesPersons: true,
            transparency: [],
            generalPurpose: 'no',
          },
        },
      ],
    }),
  },
  {
    description: 'A chat assistant on top of a general-purpose model',
    example: yaml.stringify({
      steps: [
        {
          id: 'classify',
          action: 'waymark:risk:classify',
          name: 'Classify the risk',
          input: {
            annexIIIArea: 'none',
            safetyComponent: false,
            profilesPersons: false,
            transparency: ['interacts', 'generates'],
            generalPurpose: 'gpai',
          },
        },
      ],
    }),
  },
];
