import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import type express from 'express';
import Router from 'express-promise-router';
import type { Kernel } from '../../kernel/createKernel';
import type { Access } from '../../kernel/access/createAccess';
import type { DefinitionPages } from '../../metrics/DefinitionPages';
import { SIGNED_IN } from '../../kernel/http/signedIn';

type DefinitionsRouterOptions = Pick<Kernel, 'httpAuth'> &
  Pick<Access, 'access'> & {
    definitions: DefinitionPages;
  };

/** What the figures mean, to be read where they are shown. */
export function definitionsRouter(
  options: DefinitionsRouterOptions,
): express.Router {
  const { httpAuth, access, definitions } = options;
  const router = Router();

  router.get('/metrics/definitions/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, SIGNED_IN);
    await access.require(waymarkModelReadPermission, credentials);
    res.json(definitions.get(req.params.id));
  });

  return router;
}
