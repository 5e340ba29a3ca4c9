import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import UndoIcon from '@material-ui/icons/Undo';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { waymarkRollbackCreatePermission } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { RollbackDialog } from '../Rollback/RollbackDialog';

export type RollbackButtonProps = {
  /** Why there is nothing to roll back, if so */
  impossible?: string;
};

/** Opens the rollback dialog, or says why the viewer cannot. */
export function RollbackButton(props: RollbackButtonProps) {
  const { impossible } = props;
  const t = useTranslate();
  const { entity } = useEntity();
  const [open, setOpen] = useState(false);
  const { allowed, loading } = usePermission({
    permission: waymarkRollbackCreatePermission,
    resourceRef: stringifyEntityRef(entity),
  });
  const denied = t('atAGlance.permission', {
    permission: waymarkRollbackCreatePermission.name,
  });
  const reason = impossible ?? (allowed || loading ? '' : denied);

  return (
    <>
      <Tooltip title={reason}>
        <span>
          <Button
            variant="outlined"
            color="primary"
            startIcon={<UndoIcon aria-hidden />}
            disabled={loading || reason !== ''}
            aria-description={reason || undefined}
            onClick={() => setOpen(true)}
          >
            {t('atAGlance.rollBack')}
          </Button>
        </span>
      </Tooltip>
      {open && (
        <RollbackDialog open entity={entity} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
