import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { RouterOptions } from '../../router/RouterOptions';

/** What the actions call: the functions that the routes call. */
export type ActionOptions = Pick<
  RouterOptions,
  'access' | 'definitions' | 'portfolio' | 'queries'
> & { actionsRegistry: ActionsRegistryService };

/** They look, and change nothing. */
export const READ_ONLY = {
  destructive: false,
  idempotent: true,
  readOnly: true,
} as const;
