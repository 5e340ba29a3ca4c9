import { InputError } from '@backstage/errors';
import type { RollupQuery } from './Rollups';
import { ROLLUP_WINDOWS } from '../standings/RollupStore';
import { parseScope, type Scope } from '../kernel/catalog/scope';
import { figuresQuery } from '../standings/figuresQuery';

/**
 * What a roll-up is asked for.
 *
 * @throws InputError naming the parameter that is wrong
 */
export function rollupQuery(query: Record<string, unknown>): RollupQuery {
  if (query.asOf !== undefined) {
    throw new InputError(
      "'asOf' can be asked of one model, not of many: a roll-up tells what is known now",
    );
  }
  if (query.version !== undefined) {
    throw new InputError(
      "'version' can be asked of one model, not of many: versions of two models share a name at most",
    );
  }
  const { from, to, environment, cohort } = figuresQuery(query);
  const moved = query.from !== undefined || query.to !== undefined;
  const days = (to - from) / 86_400_000;
  return {
    scopes: parseScopes(query.scope),
    from,
    to,
    environment,
    cohort,
    standard: moved ? undefined : ROLLUP_WINDOWS.find(known => known === days),
  };
}

function parseScopes(scope: unknown): Scope[] {
  const texts = Array.isArray(scope) ? scope : [scope];
  return texts.map(text => {
    if (typeof text !== 'string') {
      throw new InputError(
        "'scope' must be given: all, owner:<ref>, system:<ref>, tag:<tag> or tier:<risk tier>",
      );
    }
    return parseScope(text);
  });
}
