import Typography from '@material-ui/core/Typography';
import type { Deployment, Incident } from 'backstage-plugin-waymark-common';
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
  const to = Date.now();
  const from = to - days * DAY_MS;
  const lanes = timelineLanes({ deployments, incidents, from, to }).filter(
    lane => !environment || lane.name === environment,
  );
  if (lanes.length === 0) {
    return (
      <Typography color="textSecondary">
        Nothing served and nothing happened in the last {days} days. Choose a
        longer window.
      </Typography>
    );
  }
  return (
    <Spans
      title="Versions in service"
      axes={`Time, the last ${days} days; a row an environment`}
      summary={lanes
        .map(
          lane =>
            `${lane.name}: ${lane.spans.length} spans, ${lane.marks.length} marks`,
        )
        .join('. ')}
      table={{
        columns: ['Environment', 'What'],
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
