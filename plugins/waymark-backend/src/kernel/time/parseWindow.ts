import { InputError } from '@backstage/errors';
import { parseInstant } from './instant';

const DAY = 86_400_000;
const WINDOWS = ['7d', '30d', '90d', '365d'];

/** Instants, epoch milliseconds; from `from` on and before `to`. */
export type TimeWindow = { from: number; to: number };

/**
 * The window a query asks for: `from` and `to` beat `window`, which ends now
 * and defaults to 90 days. `to` alone reaches back the window's length.
 *
 * @throws InputError naming the parameter that is wrong
 */
export function parseWindow(
  query: Record<string, unknown>,
  now: number,
): TimeWindow {
  const name = query.window ?? '90d';
  if (typeof name !== 'string' || !WINDOWS.includes(name)) {
    throw new InputError(`'window' must be one of ${WINDOWS.join(', ')}`);
  }
  const to = parseOptionalInstant(query, 'to') ?? now;
  const from =
    parseOptionalInstant(query, 'from') ?? to - parseInt(name, 10) * DAY;
  if (from >= to) throw new InputError("'from' must lie before 'to'");
  return { from, to };
}

/** @throws InputError when the parameter is there and no instant */
export function parseOptionalInstant(
  query: Record<string, unknown>,
  name: string,
): number | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  const instant = parseInstant(value);
  if (instant === undefined) {
    throw new InputError(
      `'${name}' must be an RFC 3339 date-time, 2026-05-04T09:30:00Z`,
    );
  }
  return instant;
}
