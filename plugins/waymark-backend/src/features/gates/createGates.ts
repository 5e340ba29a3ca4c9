import type { Core } from '../../core/createCore';
import { factRegistry } from '../../facts/factRegistry';
import type { Feature } from '../../kernel/Feature';
import { loadGateRules } from '../../policy/loadGateRules';
import { Gates } from './Gates';
import { gateDecisionsRouter, gateRouter } from './router';

/** Gates: pipelines ask whether a version may be deployed. */
export function createGates(core: Core): Feature {
  const { config, fold, maturity, projector, providedFacts } = core;
  const gates = Gates.create({
    ...core,
    rules: loadGateRules(config, {
      definitions: [...factRegistry, ...providedFacts],
      hasCriterion: named => maturity.hasCriterion('model', named),
    }),
    environments: fold.environments,
    environmentNames: fold.environmentNames,
    isBehind: model => projector.isBehind(model),
  });
  return {
    openRouters: [{ path: '/gates', router: gateRouter({ ...core, gates }) }],
    routers: [gateDecisionsRouter(core)],
  };
}
