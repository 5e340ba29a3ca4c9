import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MetricId } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { CardState, Skeleton } from '../common';
import { FigureTile } from '../Figures/FigureTile';
import { FigureSheet } from '../Figures';
import { RollupModels } from './RollupModels';
import { scopeOf } from './scopeOf';
import type { ModelsQuery } from './useModelsQuery';

const STRIP: MetricId[] = [
  'deploymentFrequency',
  'changeLeadTime',
  'changeFailRate',
  'failedDeploymentRecoveryTime',
];

const useStyles = makeStyles(theme => ({
  strip: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 13rem), 1fr))',
    gap: theme.spacing(2),
  },
  note: { marginTop: theme.spacing(1) },
}));

/** Four figures over the models of the owner, system, tag and risk tier chosen. */
export function ModelsStrip(props: { filters: ModelsQuery['filters'] }) {
  const { level, band, q } = props.filters;
  const t = useTranslate();
  const classes = useStyles();
  const [opened, setOpened] = useState<MetricId>();
  const asked = { scope: scopeOf(props.filters), window: '90d' as const };
  const data = useWaymarkQuery('models', 'getRollup', asked);
  const figure = opened && data.value?.metrics[opened];
  return (
    <section aria-label={t('models.strip.label')}>
      <CardState
        data={data}
        what={t('models.strip.what')}
        skeleton={
          <div className={classes.strip}>
            {STRIP.map(id => (
              <Skeleton key={id} height={132} />
            ))}
          </div>
        }
      >
        {rollup => (
          <>
            <div className={classes.strip}>
              {STRIP.flatMap(id => rollup.metrics[id] ?? []).map(each => (
                <FigureTile
                  key={each.id}
                  figure={each}
                  banded={each.band !== null}
                  onOpen={() => setOpened(each.id)}
                />
              ))}
            </div>
            <Typography
              className={classes.note}
              variant="caption"
              component="p"
            >
              {t('models.strip.over', { count: rollup.models })}
              {(level || band || q) && ` ${t('models.strip.narrowed')}`}
            </Typography>
            <FigureSheet figure={figure} onClose={() => setOpened(undefined)}>
              {figure && (
                <RollupModels key={figure.id} figure={figure} asked={asked} />
              )}
            </FigureSheet>
          </>
        )}
      </CardState>
    </section>
  );
}
