import type { ModelsQuery } from './useModelsQuery';

const NARROWING = ['owner', 'system', 'tag', 'tier'] as const;

/** The models that figures over many are asked for, as the API takes it. */
export function scopeOf(filters: ModelsQuery['filters']): string[] {
  const scope = NARROWING.flatMap(name =>
    filters[name] ? [`${name}:${filters[name]}`] : [],
  );
  return scope.length > 0 ? scope : ['all'];
}
