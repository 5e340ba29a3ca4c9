const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Epoch milliseconds of an RFC 3339 date-time, finer fractions cut off.
 * Undefined for anything else.
 */
export function parseInstant(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const match = RFC3339.exec(value);
  if (!match) return undefined;
  const [, date, clock, fraction = '', zone] = match;
  const millis = fraction.slice(1, 4).padEnd(3, '0');
  const parsed = Date.parse(
    `${date}T${clock}.${millis}${zone === 'z' ? 'Z' : zone}`,
  );
  return Number.isNaN(parsed) ? undefined : parsed;
}

/**
 * The digits of an RFC 3339 date-time below a millisecond, without trailing
 * zeros, so that comparing them as text compares the times. Undefined without.
 */
export function fineDigits(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const fraction = RFC3339.exec(value)?.[3] ?? '';
  return fraction.slice(4).replace(/0+$/, '') || undefined;
}

/** ISO 8601 UTC with milliseconds. */
export function formatInstant(millis: number): string {
  return new Date(millis).toISOString();
}

/** `null`, the wire's "no value", for undefined. */
export function formatOptional(millis: number | undefined): string | null {
  return millis === undefined ? null : formatInstant(millis);
}
