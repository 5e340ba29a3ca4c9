import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { parseWindow } from '../../kernel/time/parseWindow';
import type { Zod } from './figureAnswer';

/** What the actions about one model take. */
export function modelInput(z: Zod) {
  return {
    model: z
      .string()
      .describe(
        'Entity ref of the model, such as model:default/credit-risk; a name alone means the kind model in the namespace default',
      ),
    window: z
      .enum(['7d', '30d', '90d', '365d'])
      .optional()
      .describe('How far back from now; 90d when absent'),
    environment: z
      .string()
      .optional()
      .describe('Only this environment; all of production when absent'),
  };
}

/** @throws InputError for a ref of another kind, or for none */
export function readModelInput(input: {
  model: string;
  window?: string;
  environment?: string;
}) {
  const { model, window, environment } = input;
  return {
    ref: toModelRef(model),
    query: { ...parseWindow({ window }, Date.now()), environment },
  };
}

function toModelRef(text: string): string {
  const ref = stringifyEntityRef(
    parseEntityRef(text, { defaultKind: 'model', defaultNamespace: 'default' }),
  );
  if (!ref.startsWith('model:')) throw new InputError(`${ref} is no model`);
  return ref;
}
