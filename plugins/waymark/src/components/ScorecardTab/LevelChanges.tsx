import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LevelChange } from 'backstage-plugin-waymark-common';
import { RelativeTime } from '../common';
import { changeText } from './changeText';

const useStyles = makeStyles(theme => ({
  root: { paddingLeft: theme.spacing(2.5) },
}));

export type LevelChangesProps = {
  changes: LevelChange[];
  /** The framework's version now; others are named */
  current?: number;
};

/** Records of levels, each with what caused it. */
export function LevelChanges({ changes, current }: LevelChangesProps) {
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {changes.map(change => (
        <li key={`${change.version} ${change.at}`}>
          <Typography variant="body2">
            <RelativeTime at={change.at} />: {changeText(change)}
            {current !== undefined && change.version !== current
              ? ` (judged by version ${change.version})`
              : ''}
          </Typography>
          {change.causes.map(cause => (
            <Typography
              key={cause.criterion}
              variant="caption"
              component="p"
              color="textSecondary"
            >
              {cause.title}: {cause.reason}
            </Typography>
          ))}
        </li>
      ))}
    </ul>
  );
}
