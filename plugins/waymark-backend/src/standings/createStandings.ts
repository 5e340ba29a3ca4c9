import type { Access } from '../kernel/access/createAccess';
import type { Facts } from '../facts/createFacts';
import type { Kernel } from '../kernel/createKernel';
import type { LedgerRoom } from '../ledger/createLedger';
import type { Maturity } from '../maturity/createMaturity';
import type { BandLegend } from '../metrics/bands';
import { readBandLegend } from '../metrics/readBandLegend';
import type { Projections } from '../projections/createProjections';
import { judgedBy } from './judgedBy';
import { KnownModels } from './KnownModels';
import { ModelFigures } from './ModelFigures';
import { ModelRefresher } from './ModelRefresher';
import { RollupStore } from './RollupStore';
import { SnapshotStore } from './SnapshotStore';
import { StandingStore } from './StandingStore';
import { FrameworkEditions } from './upkeep/FrameworkEditions';
import { Rejudging } from './upkeep/Rejudging';

/** What the standings' room offers those above it. */
export type Standings = {
  figures: ModelFigures;
  knownModels: KnownModels;
  legend: BandLegend;
  refresher: ModelRefresher;
  rejudging: Rejudging;
  rollupRows: RollupStore;
  snapshots: SnapshotStore;
  standings: StandingStore;
};

export async function createStandings(
  below: Facts &
    Maturity &
    Projections &
    Pick<Access, 'access'> &
    Pick<
      Kernel,
      'catalog' | 'changes' | 'config' | 'database' | 'logger' | 'metrics'
    > &
    Pick<LedgerRoom, 'ledger'>,
): Promise<Standings> {
  const { changes, config, database, folded, maturity, metrics } = below;
  const editions = maturity.listEditions();
  await FrameworkEditions.create({ database }).register(editions);
  const legend = readBandLegend(config);
  const snapshots = SnapshotStore.create({ database });
  const rollupRows = RollupStore.create({ database });
  const judged = judgedBy(editions);
  const standings = StandingStore.create({ database, judgedBy: judged });
  const stores = { legend, rollupRows, snapshots, standings };
  const onLevelChanged = (model: string) => changes.changed(model);
  const refresher = ModelRefresher.create({
    ...below,
    ...stores,
    onLevelChanged,
  });
  folded.add((fold, knex) =>
    metrics.refreshing('model', () => refresher.onFolded(fold, knex)),
  );
  const refresh = (model: string) => refresher.refresh(model);
  return {
    ...stores,
    figures: ModelFigures.create({ ...below, legend }),
    knownModels: KnownModels.create({ ...below, snapshots, refresh }),
    refresher,
    rejudging: Rejudging.create({
      ...below,
      ...stores,
      judgedBy: judged,
      refresh,
      onJudged: model => changes.changed(model),
    }),
  };
}
