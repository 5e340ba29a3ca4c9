import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import type { MetricId, ModelOverview } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { modelRefOf } from '../../modelRefOf';
import { useTranslate } from '../../hooks/useTranslate';
import { CardState, Skeleton, useModelOverview } from '../common';
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

function figuresOf({ metrics: { metrics }, series }: ModelOverview) {
  return { metrics, series };
}

/** The five DORA figures of a model, and two beside them. */
export function DeliveryCard() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const classes = useStyles();
  const t = useTranslate();
  const [window, setWindow] = useWindowParam();
  const [opened, setOpened] = useState<MetricId>();
  const data = useModelOverview(modelRef, figuresOf);
  const tileOf = (
    id: MetricId,
    { metrics, series }: ReturnType<typeof figuresOf>,
  ) => {
    const figure = metrics[id];
    const dora = DORA.includes(id);
    return (
      figure && (
        <FigureTile
          key={id}
          figure={figure}
          banded={dora}
          compact={!dora}
          trend={trendOf(series, id)}
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
      title={t('deliveryCard.title')}
      headerActions={<WindowPicker value={window} onChange={setWindow} />}
    >
      <CardState data={data} what={t('deliveryCard.what')} skeleton={skeleton}>
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
