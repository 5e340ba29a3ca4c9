import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { Source } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';

const TITLE_ID = 'waymark-revoke-title';

export type RevokeDialogProps = {
  source: Source;
  open: boolean;
  onRevoked(): void;
  onClose(): void;
};

/** Says what revoking will do, and does it. */
export function RevokeDialog(props: RevokeDialogProps) {
  const { source, open, onRevoked, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const revoke = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.revokeSource(source.id);
      onRevoked();
      onClose();
    } catch (failure) {
      setError(toError(failure));
    }
    setBusy(false);
  };
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={TITLE_ID}>
      <DialogTitle id={TITLE_ID}>
        {t('sources.revoke.title', { name: source.name })}
      </DialogTitle>
      <DialogContent>
        <Typography>{t('sources.revoke.text')}</Typography>
        {error && (
          <Typography role="alert" color="error">
            {t('sources.revoke.failed', { reason: error.message })}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('sources.revoke.keep')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={busy}
          onClick={revoke}
        >
          {t('sources.revoke.label')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
