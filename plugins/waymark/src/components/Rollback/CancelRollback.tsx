import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { waymarkRollbackCreatePermission } from 'backstage-plugin-waymark-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';

/** The rollback to withdraw. */
export type CancelRollbackProps = {
  id: string;
  modelRef: string;
  onCancelled(): void;
};

/** Withdraws a rollback that nobody has dispatched yet. */
export function CancelRollback(props: CancelRollbackProps) {
  const { id, modelRef, onCancelled } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const { allowed } = usePermission({
    permission: waymarkRollbackCreatePermission,
    resourceRef: modelRef,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  if (!allowed) return null;

  const cancel = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.cancelRollback(id);
    } catch (reason) {
      setError(toError(reason));
    }
    setBusy(false);
    // Refused or not, how it stands now is what counts
    onCancelled();
  };
  return (
    <>
      <Button variant="outlined" size="small" disabled={busy} onClick={cancel}>
        {t('rollback.cancel.label')}
      </Button>
      {error && (
        <Typography role="alert" variant="body2">
          {t('rollback.cancel.failed', { reason: error.message })}
        </Typography>
      )}
    </>
  );
}
