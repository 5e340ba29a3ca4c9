import Typography from '@material-ui/core/Typography';
import type { CampaignDetail } from 'backstage-plugin-waymark-common';
import { ProgressOverTime } from '../charts/ProgressOverTime';
import { countWords } from './campaignWords';

/** How many models were there over time, and the pace the date takes. */
export function CampaignChart({ campaign }: { campaign: CampaignDetail }) {
  const { history, models, due, pace, closed } = campaign;
  return (
    <>
      <ProgressOverTime
        title="Models there over time"
        axes="Models in scope today, by day"
        summary={`${countWords(campaign)} are there, ${
          history[0].there
        } were at the start; due ${due}.`}
        points={history}
        total={models}
        due={`${due}T23:59:59.999Z`}
        ahead={!closed}
      />
      <Typography variant="body2">{paceWords(pace)}</Typography>
    </>
  );
}

function paceWords({ needed, soFar }: CampaignDetail['pace']): string {
  const perWeek = (pace: number) =>
    `${pace.toLocaleString('en', { maximumFractionDigits: 1 })} a week`;
  const sentences = [
    ...(soFar === null
      ? []
      : [`So far models got there at ${perWeek(soFar)}.`]),
    ...(needed === null
      ? []
      : [`To be done by the date takes ${perWeek(needed)}.`]),
  ];
  return sentences.join(' ');
}
