import type { Kernel } from '../kernel/createKernel';
import { Listeners } from '../kernel/Listeners';
import type { LedgerRoom } from '../ledger/createLedger';
import { readRetention } from '../ledger/readRetention';
import { Retention } from '../ledger/Retention';
import type { Feature } from '../kernel/Feature';
import type { FoldOptions } from './FoldOptions';
import { findRetained } from './retention/findRetained';
import type { ModelFolderOptions } from './ModelFolder';
import { ProjectionStore } from './ProjectionStore';
import { Projector } from './Projector';
import { readFoldOptions } from './readFoldOptions';

/** What the projections' room offers those above it. */
export type Projections = {
  fold: FoldOptions;
  /** Told of each fold, in the transaction that writes the model's rows */
  folded: Listeners<Parameters<NonNullable<ModelFolderOptions['onFolded']>>>;
  projections: ProjectionStore;
  projector: Projector;
};

export function createProjections(
  below: Pick<Kernel, 'config' | 'database' | 'logger' | 'metrics'> &
    Pick<LedgerRoom, 'appended' | 'ledger'>,
): Projections {
  const { appended, config, database, ledger, logger, metrics } = below;
  const fold = readFoldOptions(config);
  const projections = ProjectionStore.create({ database });
  const folded: Projections['folded'] = new Listeners();
  const projector = Projector.create({
    database,
    ledger,
    store: projections,
    logger,
    fold,
    onFolded: (...args) => folded.tell(...args),
    onTimed: metrics.folded,
  });
  appended.add(() => projector.onAppended());
  return { fold, folded, projections, projector };
}

/** Keeps projections up with the ledger, and drops events that nobody needs. */
export function createProjectionsFeature(
  room: Projections &
    Pick<Kernel, 'config' | 'database' | 'logger'> &
    Pick<LedgerRoom, 'ledger'>,
): Feature {
  const { config, logger, projections, projector } = room;
  const keepFor = readRetention(config);
  const retention =
    keepFor === undefined
      ? undefined
      : Retention.create({
          ...room,
          keepFor,
          retained: async (model, since) =>
            (await projector.isBehind(model))
              ? undefined
              : findRetained(await projections.getRows(model), since),
        });
  return {
    start() {
      projector.kick();
      projector
        .markOutdated()
        .catch(error =>
          logger.warn('Could not tell which figures are outdated', error),
        );
    },
    upkeep: () => projector.kick(),
    stop: () => projector.stop(),
    tasks: retention && [
      {
        id: 'waymark-retention',
        frequency: { days: 1 },
        initialDelay: { minutes: 1 },
        timeout: { hours: 2 },
        fn: signal => retention.run(signal).then(() => projector.kick()),
      },
    ],
  };
}
