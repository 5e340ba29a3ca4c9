import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityRejudging } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginBottom: theme.spacing(3) },
  bar: { margin: theme.spacing(1, 0) },
}));

/** How far models are judged by frameworks that changed, while they are. */
export function RejudgingNote() {
  const t = useTranslate();
  const classes = useStyles();
  // The page says what fails to load; without this note it is still right
  const { value } = useWaymarkQuery('models', 'getMaturityRejudging');
  if (value?.state !== 'running') return null;
  const { total, done } = value;
  const text = rejudgingText(t, value);
  return (
    <Paper variant="outlined" className={classes.root} role="status">
      <Typography variant="body1">{text}</Typography>
      <LinearProgress
        className={classes.bar}
        variant="determinate"
        value={total ? (done / total) * 100 : 0}
        aria-label={text}
      />
      <Typography variant="body2" color="textSecondary">
        {value.frameworks.length > 0
          ? t('maturity.rejudging.newVersion')
          : t('maturity.rejudging.before')}
      </Typography>
    </Paper>
  );
}

function rejudgingText(t: Translate, value: MaturityRejudging): string {
  const by = value.frameworks.map(
    ({ title, version }) => `${title} ${version}`,
  );
  return t(
    by.length > 0 ? 'maturity.rejudging.by' : 'maturity.rejudging.anew',
    {
      count: value.total,
      total: value.total.toLocaleString('en-US'),
      done: value.done.toLocaleString('en-US'),
      frameworks: by.join(', '),
    },
  );
}
