import { makeStyles } from '@material-ui/core/styles';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import type {
  EnvironmentTier,
  LiveVersion,
} from 'backstage-plugin-waymark-common';
import { modelRefOf } from '../../modelRefOf';
import { useTranslate } from '../../hooks/useTranslate';
import { CardState, EmptyNote, Skeleton, useModelOverview } from '../common';
import { LiveVersionColumn } from './LiveVersionColumn';

const ORDER: EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
  'shadow',
];

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(13rem, 100%), 1fr))',
    gap: theme.spacing(2),
  },
}));

/** The version live in each environment, production first. */
export function LiveVersionsCard() {
  const classes = useStyles();
  const t = useTranslate();
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  const data = useModelOverview(ref, ({ live }) => live);

  return (
    <EntityInfoCard title={t('liveVersions.title')}>
      <CardState
        data={data}
        what={t('liveVersions.what')}
        skeleton={
          <div className={classes.columns}>
            <Skeleton height="8rem" />
            <Skeleton height="8rem" />
          </div>
        }
        isEmpty={items => items.length === 0}
        empty={
          <EmptyNote title={t('liveVersions.empty.title')}>
            {t('liveVersions.empty.text', {
              event: <code>service.deployed</code>,
            })}
          </EmptyNote>
        }
      >
        {items => (
          <div className={classes.columns}>
            {[...items].sort(byTier).map(live => (
              <LiveVersionColumn key={live.environment} live={live} />
            ))}
          </div>
        )}
      </CardState>
    </EntityInfoCard>
  );
}

function byTier(a: LiveVersion, b: LiveVersion): number {
  return (
    ORDER.indexOf(a.tier) - ORDER.indexOf(b.tier) ||
    a.environment.localeCompare(b.environment)
  );
}
