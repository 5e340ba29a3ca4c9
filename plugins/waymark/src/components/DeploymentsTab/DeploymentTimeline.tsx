import Typography from '@material-ui/core/Typography';
import type { Deployment, Incident } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { Spans } from '../charts/Spans';
import { timelineLanes } from './timelineLanes';

const DAY_MS = 86_400_000;

/** What happened, and how many days back to look. */
export type DeploymentTimelineProps = {
  deployments: Deployment[];
  incidents: Incident[];
  days: number;
  environment?: string;
};

/** Which version served where, and what went wrong, over the last days. */
export function DeploymentTimeline(props: DeploymentTimelineProps) {
  const { deployments, incidents, days, environment } = props;
  const t = useTranslate();
  const to = Date.now();
  const from = to - days * DAY_MS;
  const lanes = timelineLanes(t, { deployments, incidents, from, to }).filter(
    lane => !environment || lane.name === environment,
  );
  if (lanes.length === 0) {
    return (
      <Typography color="textSecondary">
        {t('deployments.timeline.empty', { count: days })}
      </Typography>
    );
  }
  return (
    <Spans
      title={t('deployments.timeline.title')}
      axes={t('deployments.timeline.axes', { count: days })}
      summary={lanes
        .map(({ name, spans, marks }) =>
          t('deployments.timeline.lane', {
            environment: name,
            spans: t('deployments.timeline.spans', { count: spans.length }),
            marks: t('deployments.timeline.marks', { count: marks.length }),
          }),
        )
        .join('. ')}
      table={{
        columns: [
          t('deployments.timeline.environment'),
          t('deployments.timeline.happened'),
        ],
        rows: lanes.flatMap(lane =>
          [...lane.spans, ...lane.marks].map(each => ({
            key: `${lane.key} ${each.key}`,
            cells: [lane.name, each.detail],
          })),
        ),
      }}
      from={from}
      to={to}
      lanes={lanes}
    />
  );
}
