import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  FigureOptions,
  ModelMetrics,
} from '@waymark/backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { CardState, Skeleton } from '../common';
import { CountsChart } from './CountsChart';
import { DurationsChart, eventKey } from './DurationsChart';
import { fetchMetricEvents } from './fetchMetricEvents';

const useStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    gap: theme.spacing(4),
  },
}));

/** The figures the charts belong to, and how they were asked for. */
export type DeliveryChartsProps = {
  modelRef: string;
  metrics: ModelMetrics;
  asked: FigureOptions;
  environment?: string;
};

/** What the figures are made of, over time; drawn from the same events. */
export function DeliveryCharts(props: DeliveryChartsProps) {
  const { modelRef, metrics, asked, environment } = props;
  const api = useApi(waymarkApiRef);
  const classes = useStyles();
  const data = useModelData(
    modelRef,
    async () => {
      const [releases, changes, failures, deployments] = await Promise.all(
        (
          [
            'changeFailRate',
            'changeLeadTime',
            'failedDeploymentRecoveryTime',
            'deploymentReworkRate',
          ] as const
        ).map(metric =>
          fetchMetricEvents(api, modelRef, metric, { ...asked, environment }),
        ),
      );
      return { releases, changes, failures, deployments };
    },
    [JSON.stringify(asked), environment],
  );
  return (
    <CardState
      data={data}
      what="the charts"
      skeleton={
        <div className={classes.grid}>
          <Skeleton height={300} />
          <Skeleton height={300} />
        </div>
      }
      isEmpty={({ deployments }) => deployments.items.length === 0}
      empty={
        <Typography color="textSecondary">
          Nothing was deployed to production in this window, so there is nothing
          to draw. Choose a longer window.
        </Typography>
      }
    >
      {({ releases, changes, failures, deployments }) => {
        const { changeLeadTime, failedDeploymentRecoveryTime } =
          metrics.metrics;
        const failed = new Set(failures.items.map(eventKey));
        const missing = Math.max(releases.missing, deployments.missing);
        return (
          <>
            <div className={classes.grid}>
              <CountsChart
                title="Releases over time"
                items="releases"
                part="failed"
                events={releases.items}
                window={metrics.window}
              />
              {changeLeadTime && (
                <DurationsChart
                  figure={changeLeadTime}
                  events={changes.items}
                  failed={failed}
                  window={metrics.window}
                  axes="When a change reached production; how long after its commit"
                />
              )}
              <CountsChart
                title="Deployments over time"
                items="deployments"
                part="unplanned"
                events={deployments.items}
                window={metrics.window}
              />
              {failedDeploymentRecoveryTime && (
                <DurationsChart
                  figure={failedDeploymentRecoveryTime}
                  events={failures.items}
                  window={metrics.window}
                  axes="When a failed deployment was made; how long until it recovered"
                />
              )}
            </div>
            {missing > 0 && (
              <Typography variant="caption" color="textSecondary">
                The charts leave out {missing} events; the figures count all.
              </Typography>
            )}
          </>
        );
      }}
    </CardState>
  );
}
