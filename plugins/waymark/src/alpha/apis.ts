import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { WaymarkClient } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../api/waymarkApiRef';

export const waymarkApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: waymarkApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new WaymarkClient(deps),
    }),
});
