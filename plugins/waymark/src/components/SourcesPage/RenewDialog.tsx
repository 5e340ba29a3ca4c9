import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { CreatedSource, Source } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { RelativeTime } from '../common';
import { NewToken } from './NewToken';
import { DEFAULT_DAYS, endAfter, TokenEndField } from './TokenEndField';

const TITLE_ID = 'waymark-renew-title';

export type RenewDialogProps = {
  source: Source;
  open: boolean;
  onRenewed(): void;
  onClose(): void;
};

/** Says what renewing will do, does it, and shows the new token once. */
export function RenewDialog(props: RenewDialogProps) {
  const { source, open } = props;
  const t = useTranslate();
  const [renewed, setRenewed] = useState<CreatedSource>();
  const close = () => {
    setRenewed(undefined);
    props.onClose();
  };
  return (
    <Dialog
      open={open}
      // A stray click must not take away a token that is shown only once.
      onClose={renewed ? undefined : close}
      fullWidth
      maxWidth="sm"
      aria-labelledby={TITLE_ID}
    >
      <DialogTitle id={TITLE_ID}>
        {t('sources.renew.title', { name: source.name })}
      </DialogTitle>
      {renewed ? (
        <>
          <DialogContent>
            <NewToken source={renewed} />
            {renewed.previousUntil && (
              <Typography style={{ marginTop: 16 }}>
                {t('sources.renew.previous', {
                  until: <RelativeTime at={renewed.previousUntil} />,
                })}
              </Typography>
            )}
          </DialogContent>
          <DialogActions>
            <Button color="primary" onClick={close}>
              {t('sources.create.kept')}
            </Button>
          </DialogActions>
        </>
      ) : (
        <Confirmation
          source={source}
          onClose={close}
          onRenewed={made => {
            setRenewed(made);
            props.onRenewed();
          }}
        />
      )}
    </Dialog>
  );
}

function Confirmation(props: {
  source: Source;
  onRenewed(source: CreatedSource): void;
  onClose(): void;
}) {
  const { source, onRenewed, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const renew = async () => {
    setBusy(true);
    setError(undefined);
    try {
      onRenewed(
        await api.renewSource(source.id, { expiresAt: endAfter(days) }),
      );
    } catch (failure) {
      setError(toError(failure));
      setBusy(false);
    }
  };
  return (
    <>
      <DialogContent>
        <Typography gutterBottom>{t('sources.renew.text')}</Typography>
        <TokenEndField days={days} onChange={setDays} />
        {error && (
          <Typography role="alert" color="error">
            {t('sources.renew.failed', { reason: error.message })}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('sources.create.cancel')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={busy}
          onClick={renew}
        >
          {t('sources.renew.make')}
        </Button>
      </DialogActions>
    </>
  );
}
