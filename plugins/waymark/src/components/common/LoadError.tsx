import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { isError } from '@backstage/errors';
import { waymarkModelReadPermission } from 'backstage-plugin-waymark-common';

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
  const denied = isDenied(error);
  return (
    <div role="alert" className={classes.root}>
      <Typography variant="subtitle1" component="p">
        {denied ? `You may not see ${what}` : `Could not load ${what}`}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {denied ? (
          <>
            It takes the permission <code>{permission}</code>. Ask whoever looks
            after this portal.
          </>
        ) : (
          `${withStop(error.message)} Nothing was changed.`
        )}
      </Typography>
      <Button
        className={classes.action}
        variant="outlined"
        size="small"
        onClick={onRetry}
      >
        Try again
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
