import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { MetricId, ModelMetrics } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { modelRefOf } from '../../modelRefOf';
import { CardState, Skeleton } from '../common';
import { FigureDrawer } from '../Figures';
import { FigureTile } from '../Figures/FigureTile';
import { trendOf } from '../Figures/trendOf';
import { useWindowParam } from '../common/filters/useWindowParam';
import { WindowPicker } from '../common/filters/WindowPicker';

const DORA: MetricId[] = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailRate',
  'failedDeploymentRecoveryTime',
  'deploymentReworkRate',
];
const BESIDE: MetricId[] = ['pipelineShare', 'timeToRestore'];

const useStyles = makeStyles(theme => ({
  // Six cells fill one, two and three columns alike, and 30 % admits no fourth
  grid: {
    display: 'grid',
    gridTemplateColumns:
      'repeat(auto-fill, minmax(max(min(100%, 200px), 30%), 1fr))',
    gap: theme.spacing(1.5),
  },
  beside: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    '& > *': { flex: 1 },
  },
}));

/** The five DORA figures of a model, and two beside them. */
export function DeliveryCard() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const api = useApi(waymarkApiRef);
  const classes = useStyles();
  const [window, setWindow] = useWindowParam();
  const [opened, setOpened] = useState<MetricId>();
  const metrics = useModelData(
    modelRef,
    () => api.getMetrics(modelRef, { window }),
    [window],
  );
  const series = useModelData(
    modelRef,
    () =>
      api.getMetricSeries(modelRef, {
        window,
        bucket: 'week',
        zone: DateTime.local().zoneName,
      }),
    [window],
  );
  const tileOf = (id: MetricId, { metrics: figures }: ModelMetrics) => {
    const figure = figures[id];
    const dora = DORA.includes(id);
    return (
      figure && (
        <FigureTile
          key={id}
          figure={figure}
          banded={dora}
          compact={!dora}
          trend={trendOf(series.value, id)}
          onOpen={() => setOpened(id)}
        />
      )
    );
  };
  const skeleton = (
    <div className={classes.grid}>
      {[...DORA, 'beside'].map(cell => (
        <Skeleton key={cell} height={180} />
      ))}
    </div>
  );
  return (
    <EntityInfoCard
      title="Delivery"
      headerActions={<WindowPicker value={window} onChange={setWindow} />}
    >
      <CardState data={metrics} what="the delivery figures" skeleton={skeleton}>
        {value => (
          <>
            <div className={classes.grid}>
              {DORA.map(id => tileOf(id, value))}
              <div className={classes.beside}>
                {BESIDE.map(id => tileOf(id, value))}
              </div>
            </div>
            <FigureDrawer
              modelRef={modelRef}
              figure={opened && value.metrics[opened]}
              asked={{ window }}
              onClose={() => setOpened(undefined)}
            />
          </>
        )}
      </CardState>
    </EntityInfoCard>
  );
}
