import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { combineQueries, fetchAllPages, useWaymarkQuery } from '../../queries';
import { CardState, EmptyNote, Skeleton } from '../common';
import { ExportButton } from '../common';
import { Distribution } from './Distribution';
import { HeatMap } from './HeatMap';
import { groupsHeatMapCsv, modelsHeatMapCsv } from './heatMapCsv';
import { LevelTrend } from './LevelTrend';
import { Movers } from './Movers';
import { OverviewFilters } from './OverviewFilters';
import { Roadmap } from './Roadmap';
import { useMaturityQuery } from '../../hooks/useMaturityQuery';

/** Models by area, how many stand where, who moved, and what would lift most. */
export function ModelsOverview() {
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const [query, set] = useMaturityQuery();
  const { framework, groupBy, owner, system, tier, cursor } = query;
  const filters = { framework, owner, system, tier };
  const data = combineQueries({
    overview: useWaymarkQuery('models', 'getMaturityOverview', {
      ...filters,
      groupBy,
      cursor,
    }),
    frameworks: useWaymarkQuery('fixed', 'getFrameworks'),
  });
  return (
    <CardState
      data={data}
      what={t('maturity.overview.what')}
      skeleton={
        <>
          <Skeleton height={56} />
          <Skeleton height={320} />
        </>
      }
    >
      {({ overview, frameworks }) => (
        <>
          <OverviewFilters
            query={query}
            framework={overview.framework.id}
            frameworks={frameworks.items}
            onChange={set}
          />
          {overview.total === 0 ? (
            <EmptyNote
              title={t('maturity.overview.empty.title')}
              action={{
                label: t('maturity.overview.empty.create'),
                to: '/create',
              }}
            >
              {t('maturity.overview.empty.text')}
            </EmptyNote>
          ) : (
            <Grid container spacing={3}>
              <Grid item xs={12}>
                <InfoCard
                  title={t('maturity.overview.byArea')}
                  noPadding
                  action={
                    <ExportButton
                      name="maturity"
                      makeCsv={async () =>
                        groupBy
                          ? groupsHeatMapCsv(
                              overview.framework.areas,
                              overview.groups,
                            )
                          : modelsHeatMapCsv(
                              overview.framework.areas,
                              await fetchAllPages(page =>
                                api.getMaturityOverview({
                                  ...filters,
                                  ...page,
                                }),
                              ),
                            )
                      }
                    />
                  }
                >
                  <HeatMap
                    overview={overview}
                    grouped={groupBy !== undefined}
                    cursor={cursor}
                    onCursor={next => set({ cursor: next })}
                    onChoose={
                      groupBy
                        ? key => set({ groupBy: '', [groupBy]: key })
                        : undefined
                    }
                  />
                </InfoCard>
              </Grid>
              <Grid item xs={12} md={6}>
                <InfoCard title={t('maturity.distribution.title')}>
                  <Distribution overview={overview} />
                </InfoCard>
              </Grid>
              <Grid item xs={12} md={6}>
                <InfoCard title={t('maturity.overview.movers')}>
                  <Movers models={overview.movers} />
                </InfoCard>
              </Grid>
              {overview.framework.merged && (
                <Grid item xs={12}>
                  <LevelTrend {...filters} framework={overview.framework.id} />
                </Grid>
              )}
              <Grid item xs={12}>
                <InfoCard
                  title={t('maturity.overview.moves')}
                  subheader={t('maturity.overview.movesHint')}
                >
                  <Roadmap moves={overview.moves} />
                  <Button
                    variant="outlined"
                    size="small"
                    onClick={() => set({ view: 'campaigns', campaign: 'new' })}
                  >
                    {t('maturity.overview.startCampaign')}
                  </Button>
                </InfoCard>
              </Grid>
            </Grid>
          )}
        </>
      )}
    </CardState>
  );
}
