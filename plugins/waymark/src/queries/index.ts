export { combineQueries } from './combineQueries';
export { fetchAllPages } from './fetchAllPages';
export { type QueryState, useCachedQuery } from './useCachedQuery';
export { useRefreshModel } from './useRefreshModel';
export { useModelQuery, useWaymarkQuery } from './useWaymarkQuery';
