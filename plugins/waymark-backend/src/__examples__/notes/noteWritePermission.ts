import { createPermission } from '@backstage/plugin-permission-common';

/** Write notes on a model; decided on the model's catalog entity. */
export const noteWritePermission = createPermission({
  name: 'waymark.note.write',
  attributes: { action: 'create' },
  resourceType: 'catalog-entity',
});
