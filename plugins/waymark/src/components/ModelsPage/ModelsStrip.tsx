import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { formatPercent } from '../../format';
import { Skeleton } from '../common';
import type { ModelsOverview } from './modelsOverview';

const useStyles = makeStyles(theme => ({
  strip: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(11rem, 1fr))',
    gap: theme.spacing(2),
    margin: 0,
  },
  figure: { padding: theme.spacing(2) },
  value: { margin: 0, minHeight: '2.25rem' },
}));

export type ModelsStripProps = {
  /** Nothing while it is loading */
  overview?: ModelsOverview;
  /** How many models there are, when `overview` is over fewer */
  total?: number;
};

/** Four figures over the models listed below them. */
export function ModelsStrip(props: ModelsStripProps) {
  const { overview, total } = props;
  const classes = useStyles();
  const partly =
    overview && total !== undefined && total > overview.models
      ? `of the first ${overview.models}`
      : undefined;
  const of = overview ? `of ${overview.models}` : '';

  const figures = [
    {
      title: 'Models',
      value: total ?? overview?.models,
      note: 'that you may see, under these filters',
    },
    {
      title: 'In production',
      value: overview?.inProduction,
      note: partly ?? of,
    },
    {
      title: 'Need attention',
      value: overview?.needingAttention,
      note: partly ?? of,
    },
    {
      title: 'Elite or high',
      value: overview && shareOf(overview),
      note:
        overview?.bands === 0
          ? 'no figure has a band yet'
          : `of ${overview?.bands ?? ''} bands ${partly ?? ''}`.trim(),
    },
  ];

  return (
    <dl className={classes.strip} aria-label="Overview">
      {figures.map(({ title, value, note }) => (
        <Paper key={title} className={classes.figure} variant="outlined">
          <Typography component="dt" variant="body2" color="textSecondary">
            {title}
          </Typography>
          <Typography component="dd" variant="h4" className={classes.value}>
            {value ?? <Skeleton width="3rem" height="2rem" />}
          </Typography>
          <Typography
            component="dd"
            variant="caption"
            color="textSecondary"
            className={classes.value}
            style={{ minHeight: 0 }}
          >
            {overview ? note : '\u00a0'}
          </Typography>
        </Paper>
      ))}
    </dl>
  );
}

function shareOf({ bands, eliteOrHigh }: ModelsOverview): string {
  return bands === 0 ? 'No data' : formatPercent(eliteOrHigh / bands);
}
