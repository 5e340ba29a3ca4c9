import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  type Rollback,
  type RollbackOption,
  waymarkRollbackCreatePermission,
} from 'backstage-plugin-waymark-common';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useTranslate } from '../../hooks/useTranslate';
import { refusalOf } from '../common';
import { RollbackEffect } from './RollbackEffect';
import { useIdempotencyKey } from './useIdempotencyKey';
import { VersionSelect } from './VersionSelect';

const MIN_REASON = 5;
const MAX_REASON = 2_000;

// Versions are told apart by case
const useStyles = makeStyles({ confirm: { textTransform: 'none' } });

/** The way back on offer, and what to do once it is asked for. */
export type RollbackFormProps = {
  modelRef: string;
  option: RollbackOption;
  /** The version to offer first; the last known good when absent */
  toVersion?: string;
  /** Stands above the form */
  children?: ReactNode;
  onSent(rollback: Rollback): void;
  onRefused(): void;
  onClose(): void;
};

/** What will change, the version to go back to, and the reason. */
export function RollbackForm(props: RollbackFormProps) {
  const { modelRef, option, children, onSent, onRefused, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const permission = usePermission({
    permission: waymarkRollbackCreatePermission,
    resourceRef: modelRef,
  });
  const classes = useStyles();
  const keyOf = useIdempotencyKey();
  const [chosen, setChosen] = useState(props.toVersion);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [sending, setSending] = useState(false);
  const busy = useRef(false);

  const { environment, candidates } = option;
  // Where no version is known to be good, one may still be named
  const open = option.possible || option.obstacle === 'noGoodVersion';
  const target = open
    ? candidates.find(candidate => candidate.version === chosen)?.version ??
      option.toVersion ??
      undefined
    : undefined;
  const denied = !permission.loading && !permission.allowed;
  const ready =
    open && !denied && !!target && reason.trim().length >= MIN_REASON;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy.current) return;
    busy.current = true;
    setSending(true);
    setRefusal(undefined);
    const request = { environment, toVersion: target, reason: reason.trim() };
    try {
      const idempotencyKey = keyOf(request);
      onSent(await api.requestRollback(modelRef, request, { idempotencyKey }));
    } catch (error) {
      setRefusal(
        refusalOf(t, toError(error), {
          what: t('rollback.what'),
          permission: waymarkRollbackCreatePermission.name,
        }),
      );
      onRefused();
    }
    busy.current = false;
    setSending(false);
  };

  return (
    <form
      onSubmit={send}
      aria-label={t('rollback.title', { model: environment })}
    >
      <DialogContent>
        {children}
        <RollbackEffect option={option} target={target} />
        {denied && (
          <Typography role="alert" gutterBottom>
            {t('rollback.form.denied', {
              permission: <code>{waymarkRollbackCreatePermission.name}</code>,
            })}
          </Typography>
        )}
        {open && !denied && (
          <>
            <VersionSelect
              option={option}
              value={target}
              onChange={setChosen}
            />
            <TextField
              label={t('rollback.form.reason')}
              helperText={t('rollback.form.reasonHelp', { count: MIN_REASON })}
              value={reason}
              onChange={event => setReason(event.target.value)}
              inputProps={{ minLength: MIN_REASON, maxLength: MAX_REASON }}
              required
              multiline
              minRows={2}
              fullWidth
              margin="normal"
              variant="outlined"
              id="waymark-rollback-reason"
            />
          </>
        )}
        {refusal && <Typography role="alert">{refusal}</Typography>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('rollback.close')}</Button>
        {open && !denied && (
          <Button
            type="submit"
            className={classes.confirm}
            color="primary"
            variant="contained"
            disabled={!ready || sending}
          >
            {target
              ? t('rollback.form.send', { environment, version: target })
              : t('rollback.title', { model: environment })}
          </Button>
        )}
      </DialogActions>
    </form>
  );
}
