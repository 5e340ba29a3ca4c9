import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { isError } from '@backstage/errors';
import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1, 0) },
  action: { marginTop: theme.spacing(1.5) },
}));

export type LoadErrorProps = {
  error: Error;
  /** What failed to load, as in "Could not load …" */
  what: string;
  /** The permission it takes; `waymark.model.read` unless given */
  permission?: string;
  onRetry(): void;
};

/** What failed, that nothing changed, and a way to try again. */
export function LoadError(props: LoadErrorProps) {
  const {
    error,
    what,
    permission = waymarkModelReadPermission.name,
    onRetry,
  } = props;
  const classes = useStyles();
  const t = useTranslate();
  const denied = isDenied(error);
  return (
    <div role="alert" className={classes.root}>
      <Typography variant="subtitle1" component="p">
        {t(denied ? 'common.load.denied' : 'common.load.failed', { what })}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {denied
          ? t('common.load.permission', {
              permission: <code>{permission}</code>,
            })
          : t('common.load.nothingChanged', {
              reason: withStop(error.message),
            })}
      </Typography>
      <Button
        className={classes.action}
        variant="outlined"
        size="small"
        onClick={onRetry}
      >
        {t('common.load.tryAgain')}
      </Button>
    </div>
  );
}

function isDenied(error: Error): boolean {
  const cause = 'cause' in error && isError(error.cause) ? error.cause : error;
  return error.name === 'NotAllowedError' || cause.name === 'NotAllowedError';
}

function withStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
