import { useRouteRef } from '@backstage/core-plugin-api';
import { modelsRouteRef } from '../../routes';

/** Where definitions are read, below the list of models; none without such a page. */
export function useDefinitionsPath(): string | undefined {
  try {
    return `${useRouteRef(modelsRouteRef)()}/definitions`;
  } catch {
    // Cards may stand in a portal that has not mounted the list
    return undefined;
  }
}
