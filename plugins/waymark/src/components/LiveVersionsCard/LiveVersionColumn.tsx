import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { formatSince } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
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

const EXECUTED_BY = {
  pipeline: 'liveVersions.byPipeline',
  manual: 'liveVersions.byHand',
} as const;

export type LiveVersionColumnProps = { live: LiveVersion };

/** One environment: the version that serves, since when, how it came there. */
export function LiveVersionColumn(props: LiveVersionColumnProps) {
  const { environment, tier, version, since, candidate } = props.live;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <section aria-label={environment} className={classes.column}>
      <EnvironmentLabel environment={environment} tier={tier} />
      <Typography variant="h5" component="p" className={classes.version}>
        {version ?? t('liveVersions.nothingServes')}
      </Typography>
      {version !== null && since && (
        <Typography variant="body2">
          {t('liveVersions.since', { since: <Since at={since} /> })}
        </Typography>
      )}
      {version !== null && (
        <Typography variant="body2" color="textSecondary">
          {howItCame(t, props.live)}
        </Typography>
      )}
      {candidate && (
        <Typography variant="body2">
          {t('liveVersions.canary', {
            version: <strong>{candidate.version}</strong>,
            percent: String(candidate.trafficPercent),
            since: <Since at={candidate.since} />,
          })}
        </Typography>
      )}
    </section>
  );
}

function Since({ at }: { at: string }) {
  return <RelativeTime at={at}>{formatSince(at)}</RelativeTime>;
}

function howItCame(t: Translate, live: LiveVersion): string {
  const share = live.candidate
    ? 100 - live.candidate.trafficPercent
    : live.trafficPercent;
  return [
    live.executedBy && t(EXECUTED_BY[live.executedBy]),
    live.strategy,
    share === null
      ? undefined
      : t('common.deployment.traffic', { percent: String(share) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
