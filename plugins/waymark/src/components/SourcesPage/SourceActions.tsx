import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  waymarkSourceRevokePermission,
  type Source,
  type SourceTest,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { RenewDialog } from './RenewDialog';
import { RevokeDialog } from './RevokeDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

export type SourceActionsProps = { source: Source; onChanged(): void };

/** Tests a source's token, renews or revokes it. */
export function SourceActions(props: SourceActionsProps) {
  const { source, onChanged } = props;
  const t = useTranslate();
  const classes = useStyles();
  const api = useApi(waymarkApiRef);
  const revoke = usePermission({ permission: waymarkSourceRevokePermission });
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<SourceTest>();
  const [error, setError] = useState<Error>();
  const [asking, setAsking] = useState<'renew' | 'revoke'>();

  const test = async () => {
    setBusy(true);
    setResult(undefined);
    setError(undefined);
    try {
      setResult(await api.testSource(source.id));
    } catch (failure) {
      setError(toError(failure));
    }
    setBusy(false);
  };

  return (
    <>
      <div className={classes.root}>
        {source.manageable && (
          <Button
            size="small"
            variant="outlined"
            disabled={busy}
            onClick={test}
          >
            {busy ? t('sources.actions.testing') : t('sources.actions.test')}
          </Button>
        )}
        {source.manageable && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setAsking('renew')}
          >
            {t('sources.actions.renew')}
          </Button>
        )}
        {(source.manageable || revoke.allowed) && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setAsking('revoke')}
          >
            {t('sources.actions.revoke')}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {result?.status === 'accepted' && (
          <Typography variant="body2">
            {t('sources.actions.accepted', {
              duration: String(result.tookMs),
              type: result.sampleType,
            })}
          </Typography>
        )}
        {result?.status === 'rejected' && (
          <>
            <Typography variant="body2">
              {t('sources.actions.rejected', { type: result.sampleType })}
            </Typography>
            <ul>
              {result.errors.map(({ path, message }) => (
                <Typography key={path + message} component="li" variant="body2">
                  {path && <code>{path}</code>} {message}
                </Typography>
              ))}
            </ul>
          </>
        )}
      </div>
      {error && (
        <Typography role="alert" variant="body2" color="error">
          {t('sources.actions.failed', { reason: error.message })}
        </Typography>
      )}
      <RenewDialog
        source={source}
        open={asking === 'renew'}
        onRenewed={onChanged}
        onClose={() => setAsking(undefined)}
      />
      <RevokeDialog
        source={source}
        open={asking === 'revoke'}
        onRevoked={onChanged}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}
