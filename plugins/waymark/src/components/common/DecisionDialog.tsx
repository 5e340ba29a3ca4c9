import { toError } from '@backstage/errors';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { refusalOf } from './refusalOf';

const MIN_REASON = 5;
const MAX_REASON = 2_000;

// Names of models and versions are told apart by case
const useStyles = makeStyles({ confirm: { textTransform: 'none' } });

/** What it takes, and on which model, team or platform where it depends on that. */
type Asked =
  | { permission: BasicPermission }
  | { permission: ResourcePermission; subjectRef: string };

export type DecisionDialogProps = Asked & {
  title: string;
  /** What it is to do, as in "You may not …" */
  what: string;
  /** On the button that does it */
  label: string;
  /** Whether all but the reason has been chosen; it has unless given */
  ready?: boolean;
  reasonOptional?: boolean;
  /** What the text is, `Reason` unless given */
  reasonLabel?: string;
  /** What stands there at first */
  initialReason?: string;
  /** What to do when nobody knows whether it was done; trying again asks once unless given */
  uncertain?: string;
  /** The fewest characters of it, 5 unless given */
  minReason?: number;
  /** Does it; the dialog closes once it is done */
  onDecide(reason: string): Promise<unknown>;
  onClose(): void;
  /** What will change, and what there is to choose */
  children: ReactNode;
};

/** Shows what will change, asks why, and says what came of it. Mount it to open it. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { title, what, permission, label, reasonOptional, children } = props;
  const { ready = true, onDecide, onClose } = props;
  const t = useTranslate();
  const { minReason = MIN_REASON } = props;
  const { allowed, loading } = usePermission(
    'subjectRef' in props
      ? { permission: props.permission, resourceRef: props.subjectRef }
      : { permission: props.permission },
  );
  const classes = useStyles();
  const theme = useTheme();
  const narrow = useMediaQuery(theme.breakpoints.down('xs'));
  const [reason, setReason] = useState(props.initialReason ?? '');
  const [refusal, setRefusal] = useState<string>();
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const denied = !loading && !allowed;
  const explained = reasonOptional || reason.trim().length >= minReason;

  const decide = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || !explained || busy.current) return;
    busy.current = true;
    setSending(true);
    setRefusal(undefined);
    try {
      await onDecide(reason.trim());
      onClose();
      return;
    } catch (error) {
      const { uncertain } = props;
      const refused = { what, permission: permission.name, uncertain };
      setRefusal(refusalOf(t, toError(error), refused));
    }
    busy.current = false;
    setSending(false);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      fullScreen={narrow}
      fullWidth
      maxWidth="sm"
      aria-labelledby="waymark-decision-title"
    >
      <DialogTitle id="waymark-decision-title">{title}</DialogTitle>
      <form onSubmit={decide} aria-label={title}>
        <DialogContent>
          {denied ? (
            <Typography role="alert">
              {t('common.decision.denied', {
                what,
                permission: <code>{permission.name}</code>,
              })}
            </Typography>
          ) : (
            <>
              {children}
              <TextField
                id="waymark-decision-reason"
                label={props.reasonLabel ?? t('common.decision.reason')}
                helperText={
                  reasonOptional
                    ? t('common.decision.reasonOptional')
                    : t('common.decision.reasonNeeded', { count: minReason })
                }
                value={reason}
                onChange={event => setReason(event.target.value)}
                inputProps={{ maxLength: MAX_REASON }}
                required={!reasonOptional}
                multiline
                minRows={2}
                fullWidth
                margin="normal"
                variant="outlined"
              />
            </>
          )}
          {refusal && <Typography role="alert">{refusal}</Typography>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.decision.close')}</Button>
          {!denied && (
            <Button
              type="submit"
              className={classes.confirm}
              color="primary"
              variant="contained"
              disabled={loading || !ready || !explained || sending}
            >
              {label}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
