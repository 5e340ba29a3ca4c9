import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LevelChange } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const classes = useStyles();
  return (
    <ul className={classes.root}>
      {changes.map(change => (
        <li key={`${change.version} ${change.at}`}>
          <Typography variant="body2">
            {t(
              current !== undefined && change.version !== current
                ? 'scorecard.history.changeBy'
                : 'scorecard.history.change',
              {
                when: <RelativeTime at={change.at} />,
                change: changeText(t, change),
                version: String(change.version),
              },
            )}
          </Typography>
          {change.causes.map(cause => (
            <Typography
              key={cause.criterion}
              variant="caption"
              component="p"
              color="textSecondary"
            >
              {t('scorecard.history.cause', {
                criterion: cause.title,
                reason: cause.reason,
              })}
            </Typography>
          ))}
        </li>
      ))}
    </ul>
  );
}
