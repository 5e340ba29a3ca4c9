import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1, 0) },
  action: { marginTop: theme.spacing(1.5) },
}));

export type EmptyNoteProps = {
  title: string;
  /** The next step, in words */
  children: ReactNode;
  /** The next step, as a button */
  action?: { label: string; to: string };
};

/** What stands where there is nothing yet: why, and what to do next. */
export function EmptyNote(props: EmptyNoteProps) {
  const { title, children, action } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="subtitle1" component="p">
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        {children}
      </Typography>
      {action && (
        <LinkButton
          className={classes.action}
          variant="outlined"
          color="primary"
          size="small"
          to={action.to}
        >
          {action.label}
        </LinkButton>
      )}
    </div>
  );
}
