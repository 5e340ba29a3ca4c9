import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const { isValidEntityName, isValidNamespace } = makeValidator();

/**
 * The full ref of the model a text names: an entity ref, or the plain name of a
 * model in the namespace `default`. What no entity of the catalog can be called
 * is none: its parts could not be told apart again, nor any length be stored.
 *
 * @throws InputError when it is none
 * @public
 */
export function parseModelRef(text: string): string {
  const ref = tryParse(text);
  if (!ref) {
    throw new InputError('is no entity ref, such as model:default/credit-risk');
  }
  if (ref.kind.toLocaleLowerCase('en-US') !== 'model') {
    throw new InputError('must be of kind model');
  }
  const full = stringifyEntityRef(ref);
  const [, namespace, name] = /^model:([^/]*)\/(.*)$/s.exec(full)!;
  if (!isValidNamespace(namespace)) {
    throw new InputError('has a namespace that the catalog does not allow');
  }
  if (!isValidEntityName(name)) {
    throw new InputError('has a name that the catalog does not allow');
  }
  return full;
}

function tryParse(text: string) {
  try {
    return parseEntityRef(text, {
      defaultKind: 'model',
      defaultNamespace: 'default',
    });
  } catch {
    return undefined;
  }
}
