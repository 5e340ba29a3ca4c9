import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
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
      what="the maturity of models"
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
              title="No model to show"
              action={{ label: 'Create a model', to: '/create' }}
            >
              Models appear here within a minute of being registered or sending
              their first event. Perhaps the filters leave none.
            </EmptyNote>
          ) : (
            <Grid container spacing={3}>
              <Grid item xs={12}>
                <InfoCard
                  title="Models by area"
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
                <InfoCard title="Distribution">
                  <Distribution overview={overview} />
                </InfoCard>
              </Grid>
              <Grid item xs={12} md={6}>
                <InfoCard title="Movers, 30 days">
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
                  title="What would lift most models"
                  subheader="Criteria that stand in the way of models’ next level"
                >
                  <Roadmap moves={overview.moves} />
                  <Button
                    variant="outlined"
                    size="small"
                    onClick={() => set({ view: 'campaigns', campaign: 'new' })}
                  >
                    Start a campaign
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
