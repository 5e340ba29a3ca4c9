/**
 * A moment in the words of GitLab's webhooks, `2021-04-28 21:50:00 UTC`.
 *
 * @public
 */
export function hookTime(iso: string | undefined): string | null {
  return iso ? `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC` : null;
}

/**
 * The seconds between two moments, null unless both are known.
 *
 * @public
 */
export function secondsBetween(
  from: string | undefined,
  to: string | undefined,
): number | null {
  return from && to ? (Date.parse(to) - Date.parse(from)) / 1000 : null;
}
