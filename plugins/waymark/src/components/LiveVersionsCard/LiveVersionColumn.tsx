import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import { formatSince } from '../../format';
import { EnvironmentLabel, RelativeTime } from '../common';

const useStyles = makeStyles(theme => ({
  column: {
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    minWidth: 0,
  },
  version: { overflowWrap: 'anywhere', margin: theme.spacing(1, 0, 0.5) },
}));

const EXECUTED_BY = { pipeline: 'by pipeline', manual: 'by hand' } as const;

export type LiveVersionColumnProps = { live: LiveVersion };

/** One environment: the version that serves, since when, how it came there. */
export function LiveVersionColumn(props: LiveVersionColumnProps) {
  const { environment, tier, version, since, candidate } = props.live;
  const classes = useStyles();
  return (
    <section aria-label={environment} className={classes.column}>
      <EnvironmentLabel environment={environment} tier={tier} />
      <Typography variant="h5" component="p" className={classes.version}>
        {version ?? 'Nothing serves'}
      </Typography>
      {version !== null && since && (
        <Typography variant="body2">
          since <RelativeTime at={since}>{formatSince(since)}</RelativeTime>
        </Typography>
      )}
      {version !== null && (
        <Typography variant="body2" color="textSecondary">
          {howItCame(props.live)}
        </Typography>
      )}
      {candidate && (
        <Typography variant="body2">
          canary: <strong>{candidate.version}</strong> on{' '}
          {candidate.trafficPercent} % since{' '}
          <RelativeTime at={candidate.since}>
            {formatSince(candidate.since)}
          </RelativeTime>
        </Typography>
      )}
    </section>
  );
}

function howItCame(live: LiveVersion): string {
  const share = live.candidate
    ? 100 - live.candidate.trafficPercent
    : live.trafficPercent;
  return [
    live.executedBy && `deployed ${EXECUTED_BY[live.executedBy]}`,
    live.strategy,
    share === null ? undefined : `${share} % of traffic`,
  ]
    .filter(Boolean)
    .join(' · ');
}
