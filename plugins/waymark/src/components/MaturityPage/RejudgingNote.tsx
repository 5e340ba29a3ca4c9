import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityRejudging } from 'backstage-plugin-waymark-common';
import { useWaymarkQuery } from '../../queries';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), marginBottom: theme.spacing(3) },
  bar: { margin: theme.spacing(1, 0) },
}));

/** How far models are judged by frameworks that changed, while they are. */
export function RejudgingNote() {
  const classes = useStyles();
  // The page says what fails to load; without this note it is still right
  const { value } = useWaymarkQuery('models', 'getMaturityRejudging');
  if (value?.state !== 'running') return null;
  const { total, done } = value;
  const text = rejudgingText(value);
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
          ? 'Until a model is judged by the new version it is left out below, and counts as not there in campaigns. What was recorded by earlier versions stays as it was.'
          : 'Levels below are those of before until then.'}
      </Typography>
    </Paper>
  );
}

function rejudgingText(value: MaturityRejudging): string {
  const { total, done, frameworks } = value;
  const by = frameworks.map(({ title, version }) => `${title} ${version}`);
  return `Judging ${total.toLocaleString('en-US')} ${
    total === 1 ? 'model' : 'models'
  } ${by.length > 0 ? `by ${by.join(', ')}` : 'anew'}: ${done.toLocaleString(
    'en-US',
  )} done`;
}
