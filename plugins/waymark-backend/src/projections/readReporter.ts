import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_DEPLOYMENTS_FROM } from 'backstage-plugin-waymark-common';
import type { Reporter } from './reporter';

const OF_ENVIRONMENT = `${ANNOTATION_DEPLOYMENTS_FROM}.`;

/**
 * Whom the model's annotations name: `waymark.dev/deployments-from`, and
 * `waymark.dev/deployments-from.<environment>` where one has its own.
 */
export function readReporter(entity: Entity | undefined): Reporter {
  const annotations = entity?.metadata.annotations ?? {};
  return {
    source: annotations[ANNOTATION_DEPLOYMENTS_FROM] || undefined,
    byEnvironment: Object.fromEntries(
      Object.entries(annotations).flatMap(([name, source]) =>
        name.startsWith(OF_ENVIRONMENT) && source
          ? [[name.slice(OF_ENVIRONMENT.length), source]]
          : [],
      ),
    ),
  };
}
