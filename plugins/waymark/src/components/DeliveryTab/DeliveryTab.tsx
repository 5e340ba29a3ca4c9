import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { MetricId, WindowOptions } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import { modelRefOf } from '../../modelRefOf';
import { CardState, MomentField, Skeleton } from '../common';
import { EnvironmentSelect } from '../common/filters/EnvironmentSelect';
import { useUrlParam } from '../common/filters/useUrlParam';
import { useRangeParam } from '../common/filters/useRangeParam';
import { WindowPicker } from '../common/filters/WindowPicker';
import { FigureDrawer } from '../Figures';
import { ForecastCard } from '../ForecastCard';
import { QuickCheckCard } from '../QuickCheckCard';
import { asBarUnit, BucketSelect } from './BucketSelect';
import { asCohort, CohortSelect } from './CohortSelect';
import { barUnit } from './countByBucket';
import { DeliveryCharts } from './DeliveryCharts';
import { ExportButtons } from './ExportButtons';
import { FigureGroups } from './FigureGroups';
import { metricGroups } from './metricGroups';
import { RangeFields } from './RangeFields';
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
  const t = useTranslate();
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const classes = useStyles();
  const time = useRangeParam();
  const [environment, setEnvironment] = useUrlParam('environment');
  const [cohortParam, setCohort] = useUrlParam('cohort');
  const [version, setVersion] = useUrlParam('version');
  const [asOf, setAsOf] = useUrlParam('asOf');
  const [bucket, setBucket] = useUrlParam('bucket');
  const [opened, setOpened] = useUrlParam('figure');
  const cohort = asCohort(cohortParam);
  const asked = { ...time.asked, environment, cohort, version, asOf };
  const model = useModelQuery(modelRef, 'getModel');
  const metrics = useModelQuery(modelRef, 'getMetrics', asked);
  const fitting = barUnit(daysOf(time.asked));
  const unit = asBarUnit(bucket) ?? fitting;
  const series = useModelQuery(modelRef, 'getMetricSeries', {
    ...asked,
    bucket: unit,
    zone: DateTime.local().zoneName,
  });
  const environments = (model.value?.environments ?? [])
    .filter(({ tier }) => tier === 'production')
    .map(each => each.environment);
  return (
    <div className={classes.root}>
      <EntityInfoCard title={t('delivery.title')}>
        <div className={classes.controls}>
          <WindowPicker value={time.window} onChange={time.setWindow} />
          <RangeFields
            value={time.range ?? { from: '', to: '' }}
            onChange={time.setRange}
          />
          {(environment || environments.length > 1) && (
            <EnvironmentSelect
              environments={environments}
              value={environment}
              anyLabel={t('delivery.allOfProduction')}
              onChange={setEnvironment}
            />
          )}
          <CohortSelect value={cohort} onChange={setCohort} />
          <VersionSelect
            modelRef={modelRef}
            value={version}
            onChange={setVersion}
          />
          <BucketSelect
            value={asBarUnit(bucket)}
            fitting={fitting}
            onChange={setBucket}
          />
          <MomentField
            id="waymark-as-of"
            label={t('delivery.asKnownAt')}
            value={asOf}
            onChange={setAsOf}
          />
        </div>
        <CardState
          data={metrics}
          what={t('delivery.what')}
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
                unit={unit}
              />
              <FigureGroups
                metrics={value}
                series={series.value}
                asOf={asOf}
                onOpen={setOpened}
              />
              <div className={classes.controls}>
                <ExportButtons
                  metrics={value}
                  asked={asked}
                  figures={metricGroups.flatMap(group =>
                    group.metrics.flatMap(id => value.metrics[id] ?? []),
                  )}
                />
              </div>
              <FigureDrawer
                modelRef={modelRef}
                figure={value.metrics[opened as MetricId]}
                asked={asked}
                onClose={() => setOpened(undefined)}
              />
            </>
          )}
        </CardState>
      </EntityInfoCard>
      <div className={classes.cards}>
        <QuickCheckCard modelRef={modelRef} asked={asked} />
        <ForecastCard modelRef={modelRef} />
      </div>
    </div>
  );
}

function daysOf({ window, from, to }: WindowOptions): number {
  if (!from || !to) return parseInt(window ?? '90d', 10);
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
