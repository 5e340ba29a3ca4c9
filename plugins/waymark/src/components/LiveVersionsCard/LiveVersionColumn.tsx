import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import type { LiveVersion } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { formatSince } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { EnvironmentLabel, PersonOrGroup, RelativeTime } from '../common';

const useStyles = makeStyles(theme => ({
  column: {
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    minWidth: 0,
  },
  version: { overflowWrap: 'anywhere', margin: theme.spacing(1, 0, 0.5) },
  denied: { fontWeight: theme.typography.fontWeightBold as number },
  digest: { overflowWrap: 'anywhere' },
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
      {version !== null && <Said live={props.live} />}
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

/** Who approved the version, and what a gate said of it. */
function Said({ live: { tier, approval, gate } }: LiveVersionColumnProps) {
  const classes = useStyles();
  const t = useTranslate();
  const { band } = waymarkPalette(useTheme());
  return (
    <>
      {approval && (
        <Typography variant="body2" color="textSecondary">
          {t('liveVersions.approved', {
            by: <PersonOrGroup name={approval.responder ?? approval.source} />,
            at: <Since at={approval.at} />,
          })}
          {approval.digest && (
            <span className={classes.digest} title={approval.digest}>
              {' '}
              {t('liveVersions.digest', {
                digest: shortDigest(approval.digest),
              })}
            </span>
          )}
        </Typography>
      )}
      {gate?.outcome === 'deny' && (
        <Typography
          variant="body2"
          className={classes.denied}
          style={{ color: band.low.text }}
        >
          <BlockIcon aria-hidden fontSize="inherit" />{' '}
          {t('liveVersions.denied', {
            count: gate.unmet.length,
            at: <Since at={gate.at} />,
          })}
        </Typography>
      )}
      {gate?.outcome === 'allow' && (
        <Typography variant="body2" color="textSecondary">
          {t('liveVersions.allowed', { at: <Since at={gate.at} /> })}
        </Typography>
      )}
      {!gate && tier === 'production' && (
        <Typography variant="body2" color="textSecondary">
          {t('liveVersions.notAsked')}
        </Typography>
      )}
    </>
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

/** `sha256:` and the first twelve digits, as tools for artifacts show it. */
function shortDigest(digest: string): string {
  return digest.replace(/([0-9a-f]{12})[0-9a-f]+$/i, '$1…');
}
