import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { waymarkPermissions } from 'backstage-plugin-waymark-common';
import { waymarkExtensionPoint } from 'backstage-plugin-waymark-node';
import { registerActions } from './features/assistants/registerActions';
import { createEngine } from './createEngine';
import { DoorKeeper } from './DoorKeeper';
import { createRouter } from './router/createRouter';
import { Senders } from './intake/routes/Senders';
import { subscribeTopics } from './intake/topics/subscribeTopics';

/**
 * Waymark's engine: delivery events in, explained figures out.
 *
 * @public
 */
export const waymarkPlugin = createBackendPlugin({
  pluginId: 'waymark',
  register(env) {
    const doors = new DoorKeeper();
    env.registerExtensionPoint(waymarkExtensionPoint, doors);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        eventsService: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { httpRouter, permissionsRegistry } = services;
        permissionsRegistry.addPermissions(waymarkPermissions);
        const engine = await createEngine({ ...services, doors });
        registerActions({ ...services, ...engine });
        // These check who sends by themselves: tokens and signatures are not
        // Backstage's.
        for (const path of ['/events', '/webhooks', '/gates']) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        const senders = Senders.create({ ...services, ...engine });
        httpRouter.use(createRouter({ ...services, ...engine, senders }));
        await subscribeTopics({ ...services, ...engine });
      },
    });
  },
});
