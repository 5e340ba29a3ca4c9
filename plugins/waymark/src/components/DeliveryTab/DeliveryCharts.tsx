import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  FigureOptions,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { useCachedQuery } from '../../queries';
import { CardState, Skeleton } from '../common';
import { fetchMetricEvents } from '../Figures/fetchMetricEvents';
import type { BarUnit } from './countByBucket';
import { CountsChart } from './CountsChart';
import { DurationsChart } from './DurationsChart';
import { RecoverySpans } from './RecoverySpans';

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
  unit: BarUnit;
};

/** What the figures are made of, over time; drawn from the same events. */
export function DeliveryCharts(props: DeliveryChartsProps) {
  const { modelRef, metrics, asked, unit } = props;
  const t = useTranslate();
  const classes = useStyles();
  const data = useCachedQuery({
    key: ['model', modelRef, 'allMetricEvents', asked],
    load: async api => {
      const [releases, changes, failures, deployments] = await Promise.all(
        (
          [
            'changeFailRate',
            'changeLeadTime',
            'failedDeploymentRecoveryTime',
            'deploymentReworkRate',
          ] as const
        ).map(metric => fetchMetricEvents(api, modelRef, metric, asked)),
      );
      return { releases, changes, failures, deployments };
    },
  });
  return (
    <CardState
      data={data}
      what={t('delivery.charts.what')}
      skeleton={
        <div className={classes.grid}>
          <Skeleton height={300} />
          <Skeleton height={300} />
        </div>
      }
      isEmpty={({ deployments }) => deployments.items.length === 0}
      empty={
        <Typography color="textSecondary">
          {t('delivery.charts.empty')}
        </Typography>
      }
    >
      {({ releases, changes, failures, deployments }) => {
        const { changeLeadTime, failedDeploymentRecoveryTime } =
          metrics.metrics;
        const missing = Math.max(releases.missing, deployments.missing);
        return (
          <>
            <div className={classes.grid}>
              <CountsChart
                modelRef={modelRef}
                counted="releases"
                events={releases.items}
                window={metrics.window}
                unit={unit}
              />
              {changeLeadTime && (
                <DurationsChart
                  modelRef={modelRef}
                  figure={changeLeadTime}
                  events={changes.items}
                  failures={failures.items}
                  window={metrics.window}
                  axes={t('delivery.charts.leadTimeAxes')}
                />
              )}
              <CountsChart
                modelRef={modelRef}
                counted="deployments"
                events={deployments.items}
                window={metrics.window}
                unit={unit}
              />
              {failedDeploymentRecoveryTime && (
                <RecoverySpans
                  modelRef={modelRef}
                  figure={failedDeploymentRecoveryTime}
                  events={failures.items}
                />
              )}
            </div>
            {missing > 0 && (
              <Typography variant="caption" color="textSecondary">
                {t('delivery.charts.missing', { count: missing })}
              </Typography>
            )}
          </>
        );
      }}
    </CardState>
  );
}
