import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('./onlyThisMachine'));

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./policy'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('backstage-plugin-catalog-backend-module-waymark'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('backstage-plugin-scaffolder-backend-module-waymark'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

// Without the events backend, signals stay within one process.
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('backstage-plugin-waymark-backend'));
backend.add(import('backstage-plugin-waymark-backend-module-alertmanager'));
backend.add(import('backstage-plugin-waymark-backend-module-argocd'));
backend.add(import('backstage-plugin-waymark-backend-module-github'));
backend.add(import('backstage-plugin-waymark-backend-module-gitlab'));
backend.add(import('backstage-plugin-waymark-backend-module-mlflow'));
backend.add(import('backstage-plugin-waymark-backend-module-openlineage'));
backend.add(import('backstage-plugin-waymark-backend-module-pagerduty'));
backend.add(import('backstage-plugin-waymark-backend-module-webhook'));

backend.start();
