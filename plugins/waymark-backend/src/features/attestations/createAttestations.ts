import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { Attestations } from './Attestations';
import { Reviews } from './Reviews';
import { reviewsRouter } from './reviewsRouter';
import { attestationsRouter } from './router';

/** Attestations, and the reviews that ask others for them. */
export function createAttestations(core: Core): Feature {
  const reviews = Reviews.create({
    ...core,
    getEntity: (ref, credentials) => core.catalog.getFor(ref, credentials),
  });
  return {
    routers: [
      attestationsRouter({ ...core, attestations: Attestations.create(core) }),
      reviewsRouter({ ...core, reviews }),
    ],
  };
}
