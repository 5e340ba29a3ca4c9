import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

/** Decides all it can by conditions: whoever owns a model may do anything with it. */
export const conditionalPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'conditional-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }, user) {
            return isResourcePermission(permission, 'catalog-entity')
              ? createCatalogConditionalDecision(
                  permission,
                  catalogConditions.isEntityOwner({
                    claims: user?.info.ownershipEntityRefs ?? [],
                  }),
                )
              : {
                  result:
                    permission.name === 'waymark.model.read'
                      ? AuthorizeResult.ALLOW
                      : AuthorizeResult.DENY,
                };
          },
        });
      },
    });
  },
});
