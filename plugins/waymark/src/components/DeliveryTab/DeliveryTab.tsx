import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { MetricId } from '@waymark/backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { modelRefOf } from '../../modelRefOf';
import { CardState, Skeleton } from '../common';
import { EnvironmentSelect } from '../DeliveryCard/EnvironmentSelect';
import { useUrlParam } from '../DeliveryCard/useUrlParam';
import { useWindowParam } from '../DeliveryCard/useWindowParam';
import { WindowPicker } from '../DeliveryCard/WindowPicker';
import { FigureDrawer } from '../FigureDrawer';
import { ForecastCard } from '../ForecastCard';
import { QuickCheckCard } from '../QuickCheckCard';
import { asCohort, CohortSelect } from './CohortSelect';
import { DeliveryCharts } from './DeliveryCharts';
import { ExportButtons } from './ExportButtons';
import { FigureGroups } from './FigureGroups';
import { metricGroups } from './metricGroups';
import { VersionSelect } from './VersionSelect';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    gap: theme.spacing(3),
    alignItems: 'start',
  },
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    // Room for floating labels, which the card would cut
    paddingTop: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
}));

/** Every figure of a model with the charts behind it. What is shown stands in the URL. */
export function DeliveryTab() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const api = useApi(waymarkApiRef);
  const classes = useStyles();
  const [window, setWindow] = useWindowParam();
  const [environment, setEnvironment] = useUrlParam('environment');
  const [cohortParam, setCohort] = useUrlParam('cohort');
  const cohort = asCohort(cohortParam);
  const [version, setVersion] = useUrlParam('version');
  const asked = { window, cohort, version };
  const [opened, setOpened] = useUrlParam('figure');
  const model = useModelData(modelRef, () => api.getModel(modelRef));
  const metrics = useModelData(
    modelRef,
    () => api.getMetrics(modelRef, { ...asked, environment }),
    [window, cohort, version, environment],
  );
  const series = useModelData(
    modelRef,
    () =>
      api.getMetricSeries(modelRef, {
        ...asked,
        environment,
        bucket: 'week',
        zone: DateTime.local().zoneName,
      }),
    [window, cohort, version, environment],
  );
  const environments = (model.value?.environments ?? [])
    .filter(({ tier }) => tier === 'production')
    .map(each => each.environment);
  return (
    <div className={classes.root}>
      <EntityInfoCard title="Delivery">
        <div className={classes.controls}>
          <WindowPicker value={window} onChange={setWindow} />
          {(environment || environments.length > 1) && (
            <EnvironmentSelect
              environments={environments}
              value={environment}
              anyLabel="all of production"
              onChange={setEnvironment}
            />
          )}
          <CohortSelect value={cohort} onChange={setCohort} />
          <VersionSelect
            modelRef={modelRef}
            value={version}
            onChange={setVersion}
          />
        </div>
        <CardState
          data={metrics}
          what="the delivery figures"
          skeleton={
            <>
              <Skeleton height={300} />
              <Skeleton height={420} />
            </>
          }
        >
          {value => (
            <>
              <DeliveryCharts
                modelRef={modelRef}
                metrics={value}
                asked={asked}
                environment={environment}
              />
              <FigureGroups
                metrics={value}
                series={series.value}
                onOpen={setOpened}
              />
              <div className={classes.controls}>
                <ExportButtons
                  metrics={value}
                  asked={{ ...asked, environment }}
                  figures={metricGroups.flatMap(group =>
                    group.metrics.flatMap(id => value.metrics[id] ?? []),
                  )}
                />
              </div>
              <FigureDrawer
                modelRef={modelRef}
                figure={value.metrics[opened as MetricId]}
                window={value.window}
                asked={asked}
                environment={environment}
                onClose={() => setOpened(undefined)}
              />
            </>
          )}
        </CardState>
      </EntityInfoCard>
      <div className={classes.cards}>
        <QuickCheckCard
          modelRef={modelRef}
          asked={asked}
          environment={environment}
        />
        <ForecastCard modelRef={modelRef} />
      </div>
    </div>
  );
}
