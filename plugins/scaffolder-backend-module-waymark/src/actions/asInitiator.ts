import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { WaymarkClient } from 'backstage-plugin-waymark-common';

/** A client of Waymark that acts as the person who runs the template. */
export async function asInitiator(
  ctx: Pick<ActionContext<any, any, any>, 'getInitiatorCredentials'>,
  options: { auth: AuthService; discovery: DiscoveryService },
): Promise<WaymarkClient> {
  const { token } = await options.auth.getPluginRequestToken({
    onBehalfOf: await ctx.getInitiatorCredentials(),
    targetPluginId: 'waymark',
  });
  return new WaymarkClient({
    discoveryApi: options.discovery,
    fetchApi: {
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
