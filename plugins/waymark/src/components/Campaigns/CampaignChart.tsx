import Typography from '@material-ui/core/Typography';
import type { CampaignDetail } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
import { ProgressOverTime } from '../charts/ProgressOverTime';
import { countWords } from './campaignWords';

/** How many models were there over time, and the pace the date takes. */
export function CampaignChart({ campaign }: { campaign: CampaignDetail }) {
  const t = useTranslate();
  const { history, models, due, pace, closed } = campaign;
  return (
    <>
      <ProgressOverTime
        title={t('campaigns.chart.title')}
        axes={t('campaigns.chart.axes')}
        summary={t('campaigns.chart.summary', {
          there: countWords(t, campaign),
          first: String(history[0].there),
          due,
        })}
        points={history}
        total={models}
        due={`${due}T23:59:59.999Z`}
        ahead={!closed}
      />
      <Typography variant="body2">{paceWords(t, pace)}</Typography>
    </>
  );
}

function paceWords(
  t: Translate,
  { needed, soFar }: CampaignDetail['pace'],
): string {
  const perWeek = (pace: number) =>
    t('campaigns.chart.perWeek', {
      pace: pace.toLocaleString('en', { maximumFractionDigits: 1 }),
    });
  const sentences = [
    ...(soFar === null
      ? []
      : [t('campaigns.chart.soFar', { pace: perWeek(soFar) })]),
    ...(needed === null
      ? []
      : [t('campaigns.chart.needed', { pace: perWeek(needed) })]),
  ];
  return sentences.join(' ');
}
