import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Access } from '../../kernel/access/createAccess';
import type { DefinitionPages } from '../../metrics/DefinitionPages';
import type { PortfolioRoom } from '../../portfolio/createPortfolio';
import type { Standings } from '../../standings/createStandings';

/** What the actions call: the functions that the routes call. */
export type ActionOptions = Pick<Access, 'access'> &
  Pick<Standings, 'figures'> &
  PortfolioRoom & {
    actionsRegistry: ActionsRegistryService;
    definitions: DefinitionPages;
  };

/** They look, and change nothing. */
export const READ_ONLY = {
  destructive: false,
  idempotent: true,
  readOnly: true,
} as const;
