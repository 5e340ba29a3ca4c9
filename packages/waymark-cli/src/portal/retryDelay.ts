const MAX_DELAY_MS = 60_000;

/**
 * Milliseconds until the next try: what `Retry-After` says, in seconds or as a
 * date, else twice as long each time from half a second.
 */
export function retryDelay(
  retryAfter: string | null,
  tries: number,
  now = Date.now(),
): number {
  const seconds = retryAfter?.trim() ? Number(retryAfter) : NaN;
  if (seconds >= 0) return Math.min(MAX_DELAY_MS, seconds * 1000);
  const at = Date.parse(retryAfter ?? '');
  if (!Number.isNaN(at)) return Math.min(MAX_DELAY_MS, Math.max(0, at - now));
  return Math.min(MAX_DELAY_MS, 500 * 2 ** (tries - 1));
}
