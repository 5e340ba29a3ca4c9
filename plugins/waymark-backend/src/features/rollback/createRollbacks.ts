import type { Core } from '../../core/createCore';
import type { Feature } from '../../kernel/Feature';
import { DatabaseRollbackStore } from './DatabaseRollbackStore';
import { DefaultRollbackService } from './DefaultRollbackService';
import { observeRollbacks } from './observeRollbacks';
import { readRollbackSettings } from './RollbackSettings';
import { rollbacksRouter } from './router';

/** Rollbacks: asked for by people, done by the platforms that deploy models. */
export function createRollbacks(core: Core): Feature {
  const { catalog, changes, config, database, extensions, meter } = core;
  observeRollbacks(meter, database);
  const rollbacks = DefaultRollbackService.create({
    ...core,
    store: DatabaseRollbackStore.create({ database }),
    executors: extensions.executors,
    getEntity: ref => catalog.get(ref),
    settings: readRollbackSettings(config),
    notify: model => changes.changed(model),
  });
  return {
    routers: [rollbacksRouter({ ...core, rollbacks })],
    overview: { rollbacks: ({ ref }) => rollbacks.list(ref, { limit: 10 }) },
    onProjected: model => void rollbacks.advance({ model }),
    upkeep: () => rollbacks.advance(),
  };
}
