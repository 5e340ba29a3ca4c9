import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ArrowForwardIcon from '@material-ui/icons/ArrowForward';
import {
  EntityDisplayName,
  EntityInfoCard,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { useTranslate } from '../../hooks/useTranslate';
import { modelRefOf } from '../../modelRefOf';
import { EmptyNote, LoadError, useModelOverview } from '../common';
import { LineageColumn } from './LineageColumn';
import { datasetVersions } from './datasetVersions';
import { lineageOf } from './lineageOf';

const useStyles = makeStyles(theme => ({
  graph: {
    display: 'grid',
    alignItems: 'center',
    gap: theme.spacing(1),
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'stretch',
    [theme.breakpoints.up('sm')]: {
      gridAutoFlow: 'column',
      gridTemplateColumns: 'none',
      gridAutoColumns: 'auto',
    },
  },
  self: {
    padding: theme.spacing(1),
    border: `2px solid ${theme.palette.primary.main}`,
    borderRadius: theme.shape.borderRadius,
    textAlign: 'center',
    overflowWrap: 'anywhere',
  },
  arrow: {
    justifySelf: 'center',
    [theme.breakpoints.down('xs')]: { transform: 'rotate(90deg)' },
  },
}));

/** What a model comes from and what builds on it, one step each way. */
export function LineageCard() {
  const t = useTranslate();
  const classes = useStyles();
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  const {
    value: versions,
    error,
    retry,
  } = useModelOverview(ref, ({ live, liveVersions }) =>
    Object.fromEntries(datasetVersions(live, liveVersions)),
  );
  const { upstream, downstream } = lineageOf(entity, versions ?? {});
  const arrow = <ArrowForwardIcon aria-hidden className={classes.arrow} />;

  return (
    <EntityInfoCard title={t('lineage.title')}>
      {upstream.length + downstream.length === 0 ? (
        <EmptyNote title={t('lineage.empty.title')}>
          {t('lineage.empty.text', {
            trainedOn: <code>spec.trainedOn</code>,
            evaluatedOn: <code>spec.evaluatedOn</code>,
            servedBy: <code>spec.servedBy</code>,
          })}
        </EmptyNote>
      ) : (
        <div className={classes.graph}>
          {upstream.length > 0 && (
            <>
              <LineageColumn label={t('lineage.comesFrom')} nodes={upstream} />
              {arrow}
            </>
          )}
          <Typography component="div" className={classes.self}>
            <EntityDisplayName entityRef={ref} hideIcon disableTooltip />
          </Typography>
          {downstream.length > 0 && (
            <>
              {arrow}
              <LineageColumn label={t('lineage.leadsTo')} nodes={downstream} />
            </>
          )}
        </div>
      )}
      {error && (
        <LoadError
          error={error}
          what={t('lineage.versionsWhat')}
          onRetry={retry}
        />
      )}
    </EntityInfoCard>
  );
}
