const instant =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A copy of a value in which every string that is an ISO instant stands
 * `byMs` milliseconds later. Everything else is kept as it is.
 *
 * @public
 */
export function shiftTimes<T>(value: T, byMs: number): T {
  if (typeof value === 'string') {
    return (
      instant.test(value)
        ? new Date(Date.parse(value) + byMs).toISOString()
        : value
    ) as T;
  }
  if (Array.isArray(value)) {
    return value.map(item => shiftTimes(item, byMs)) as T;
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, shiftTimes(item, byMs)]),
    ) as T;
  }
  return value;
}
