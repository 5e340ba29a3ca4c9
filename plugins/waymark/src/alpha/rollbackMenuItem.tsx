import UndoIcon from '@material-ui/icons/Undo';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { dialogApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityContextMenuItemBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { waymarkRollbackCreatePermission } from 'backstage-plugin-waymark-common';
import { OF_MODELS } from './entityFilters';

/** Roll back, in the context menu of a model's page. */
export const rollbackMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'rollback',
  params: {
    icon: <UndoIcon fontSize="small" />,
    filter: OF_MODELS,
    useProps: () => {
      const { entity } = useEntity();
      const dialogApi = useApi(dialogApiRef);
      const { allowed } = usePermission({
        permission: waymarkRollbackCreatePermission,
        resourceRef: stringifyEntityRef(entity),
      });
      return {
        title: 'Roll back',
        disabled: !allowed,
        onClick: async () => {
          const { RollbackDialog } = await import(
            '../components/Rollback/RollbackDialog'
          );
          dialogApi.open(({ dialog }) => (
            <RollbackDialog
              open
              entity={entity}
              onClose={() => dialog.close()}
            />
          ));
        },
      };
    },
  },
});
