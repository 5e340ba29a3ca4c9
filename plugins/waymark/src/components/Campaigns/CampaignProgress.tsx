import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Campaign } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { RelativeTime } from '../common';
import { countWords, dueWords } from './campaignWords';

const useStyles = makeStyles(theme => {
  const { chart } = waymarkPalette(theme);
  return {
    track: {
      height: theme.spacing(1),
      margin: theme.spacing(0.5, 0, 1),
      background: chart.track,
    },
    bar: { height: '100%', background: chart.line },
  };
});

/** How many models are there and how long there is, in words and as a bar. */
export function CampaignProgress({ campaign }: { campaign: Campaign }) {
  const t = useTranslate();
  const { models, there, due, closed, withoutTarget } = campaign;
  const classes = useStyles();
  return (
    <div>
      <Typography variant="body2">
        {countWords(t, campaign)} ·{' '}
        {closed ? (
          <>
            {t('campaigns.progress.closed', {
              when: <RelativeTime at={closed.at} />,
            })}
          </>
        ) : (
          <span title={t('campaigns.progress.end', { due })}>
            {dueWords(t, due)}
          </span>
        )}
      </Typography>
      <div className={classes.track} aria-hidden>
        <div
          className={classes.bar}
          style={{ width: `${models ? (there / models) * 100 : 0}%` }}
        />
      </div>
      {withoutTarget > 0 && (
        <Typography variant="caption" color="textSecondary">
          {t('campaigns.progress.withoutTarget', { count: withoutTarget })}
        </Typography>
      )}
    </div>
  );
}
