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
            {busy ? 'Testing' : 'Send a test event'}
          </Button>
        )}
        {source.manageable && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setAsking('renew')}
          >
            Renew
          </Button>
        )}
        {(source.manageable || revoke.allowed) && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setAsking('revoke')}
          >
            Revoke
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {result?.status === 'accepted' && (
          <Typography variant="body2">
            Accepted in {result.tookMs} ms: its limits let {result.sampleType}{' '}
            through and the ledger took a test event, which no figure counts.
          </Typography>
        )}
        {result?.status === 'rejected' && (
          <>
            <Typography variant="body2">
              Its limits let nothing through. A sample {result.sampleType} would
              be refused:
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
          Could not test it: {error.message}
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
