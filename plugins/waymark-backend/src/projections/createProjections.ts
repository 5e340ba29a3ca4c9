import type { Access } from '../kernel/access/createAccess';
import type { Kernel } from '../kernel/createKernel';
import type { LedgerRoom } from '../ledger/createLedger';
import { readRetention } from '../ledger/readRetention';
import { Retention } from '../ledger/Retention';
import type { Feature } from '../kernel/Feature';
import type { FoldOptions } from './FoldOptions';
import { inTurns } from '../kernel/time/pause';
import { findRetained } from './retention/findRetained';
import type { OnFolded } from './ModelFolder';
import { ModelLock } from './ModelLock';
import { ProjectionStore } from './ProjectionStore';
import { Projector } from './Projector';
import { Rebuilds } from './rebuilds/Rebuilds';
import { rebuildsRouter } from './rebuilds/router';
import { readFoldOptions } from './readFoldOptions';

/** What the projections' room offers those above it. */
export type Projections = {
  fold: FoldOptions;
  /** Told of each fold, for what is to be written with it */
  folded: { add(onFolded: OnFolded): void };
  modelLock: ModelLock;
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
  const modelLock = new ModelLock(database);
  const onFolded: OnFolded[] = [];
  const projector = Projector.create({
    database,
    ledger,
    store: projections,
    logger,
    fold,
    lock: modelLock,
    onFolded: async (folded, knex) => {
      const writes: Awaited<ReturnType<OnFolded>>[] = [];
      for (const make of onFolded) writes.push(await make(folded, knex));
      return async trx => {
        for (const write of writes) await write(trx);
      };
    },
    onTimed: metrics.folded,
  });
  appended.add(() => projector.onAppended());
  return {
    fold,
    folded: { add: make => onFolded.push(make) },
    modelLock,
    projections,
    projector,
  };
}

/** Keeps projections up with the ledger, and drops events that nobody needs. */
export function createProjectionsFeature(
  room: Projections &
    Pick<Access, 'access'> &
    Pick<Kernel, 'auditor' | 'config' | 'database' | 'httpAuth' | 'logger'> &
    Pick<LedgerRoom, 'ledger'>,
): Feature {
  const { config, logger, projections, projector } = room;
  const rebuilds = Rebuilds.create(room);
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
              : inTurns(findRetained(await projections.getRows(model), since)),
        });
  return {
    routers: [rebuildsRouter({ ...room, rebuilds })],
    start() {
      projector.kick();
      projector
        .markOutdated()
        .catch(error =>
          logger.warn('Could not tell which figures are outdated', error),
        );
    },
    upkeep() {
      projector.kick();
      rebuilds
        .recordEnd()
        .catch(error => logger.warn('Could not look after a rebuild', error));
    },
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
