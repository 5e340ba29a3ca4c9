import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_ENDPOINT } from 'backstage-plugin-waymark-common';

/**
 * Where a model answers in an environment, from its `waymark.dev/endpoint`
 * annotation; nothing unless that is a web address.
 */
export function endpointOf(
  entity: Entity,
  environment: string,
): string | undefined {
  const endpoint = entity.metadata.annotations?.[ANNOTATION_ENDPOINT]?.replace(
    '{environment}',
    encodeURIComponent(environment),
  );
  return endpoint && /^https?:\/\//i.test(endpoint) ? endpoint : undefined;
}
