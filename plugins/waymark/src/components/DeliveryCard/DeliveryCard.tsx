import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { MetricId } from '@waymark/backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { modelRefOf } from '../../modelRefOf';
import { CardState, Skeleton } from '../common';
import { FigureDrawer } from '../FigureDrawer';
import { DEFAULT_WINDOW } from './deliveryWindows';
import { FigureTile } from './FigureTile';
import { WindowPicker } from './WindowPicker';

const DORA: MetricId[] = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailRate',
  'failedDeploymentRecoveryTime',
  'deploymentReworkRate',
];
const BESIDE: MetricId[] = ['pipelineShare', 'timeToRestore'];

const useStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: theme.spacing(1.5),
    '& + &': { marginTop: theme.spacing(1.5) },
  },
}));

/** The five DORA figures of a model, and two beside them. */
export function DeliveryCard() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const api = useApi(waymarkApiRef);
  const classes = useStyles();
  const [window, setWindow] = useState(DEFAULT_WINDOW);
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
  const skeleton = (
    <div className={classes.grid}>
      {DORA.map(id => (
        <Skeleton key={id} height={180} />
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
            {[DORA, BESIDE].map((ids, row) => (
              <div key={ids[0]} className={classes.grid}>
                {ids.map(id => {
                  const figure = value.metrics[id];
                  return (
                    figure && (
                      <FigureTile
                        key={id}
                        figure={figure}
                        days={value.window.days}
                        banded={row === 0}
                        trend={series.value?.buckets.map(
                          bucket => bucket.values[id] ?? null,
                        )}
                        onOpen={() => setOpened(id)}
                      />
                    )
                  );
                })}
              </div>
            ))}
            <FigureDrawer
              modelRef={modelRef}
              figure={opened && value.metrics[opened]}
              window={value.window}
              asked={{ window }}
              onClose={() => setOpened(undefined)}
            />
          </>
        )}
      </CardState>
    </EntityInfoCard>
  );
}
