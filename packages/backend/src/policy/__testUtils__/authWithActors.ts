import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';

/**
 * The mock of the auth service, which says as the real one does which plugin
 * asks on behalf of a person: the permission backend tells such requests from
 * those of a browser.
 */
export const authWithActors = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const issue = auth.getPluginRequestToken.bind(auth);
    auth.getPluginRequestToken = async request => {
      const { onBehalfOf } = request;
      if (!auth.isPrincipal(onBehalfOf, 'user')) return issue(request);
      const { userEntityRef } = onBehalfOf.principal;
      const actor = { subject: `plugin:${plugin.getId()}` };
      return { token: mockCredentials.user.token(userEntityRef, { actor }) };
    };
    return auth;
  },
});
