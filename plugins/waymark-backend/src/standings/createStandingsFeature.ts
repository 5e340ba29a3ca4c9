import type { Decisions } from '../decisions/createDecisions';
import type { Facts } from '../facts/createFacts';
import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import type { Feature } from '../kernel/Feature';
import type { Maturity } from '../maturity/createMaturity';
import type { Projections } from '../projections/createProjections';
import type { Standings } from './createStandings';
import { GroupLevelWatch } from './GroupLevelWatch';
import { MaturityOverviews } from './MaturityOverviews';
import { MaturityTrends } from './MaturityTrends';
import { maturityRouter } from './routes/maturity';

/** Where models, teams and the platform stand, and what keeps that true. */
export function createStandingsFeature(
  room: Access &
    Decisions &
    Facts &
    Kernel &
    Maturity &
    Projections &
    Standings,
): Feature {
  const { auth, changes, knownModels, logger, metrics } = room;
  const { projector, refresher, rejudging, standings } = room;
  projector.onProjected(model => changes.changed(model));
  const groupLevels = GroupLevelWatch.create({
    ...room,
    store: standings,
    listModels: async () =>
      knownModels.visibleTo(await auth.getOwnServiceCredentials()),
  });
  return {
    routers: [
      maturityRouter({
        ...room,
        overviews: MaturityOverviews.create({ ...room, store: standings }),
        trends: MaturityTrends.create({ ...room, store: standings }),
      }),
    ],
    onCatalogRead: models =>
      metrics.refreshing('stale', () => refresher.refreshStale(models)),
    upkeep() {
      rejudging
        .settle()
        .catch(error => logger.warn('Could not judge models anew', error));
    },
    stop: () => rejudging.stop(),
    tasks: [
      {
        id: 'waymark-group-levels',
        frequency: { minutes: 1 },
        initialDelay: { seconds: 20 },
        timeout: { minutes: 10 },
        fn: () => groupLevels.settle(),
      },
    ],
  };
}
