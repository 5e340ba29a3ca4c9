const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

const LONG_DAYS = 10;

/**
 * Milliseconds in their two largest units: "2 h 14 min", "3 d 4 h", "45 s"; from
 * ten days on in days alone.
 */
export function formatDuration(ms: number): string {
  const sign = ms < 0 ? '−' : '';
  const size = Math.abs(ms);
  if (size < 1_000) return size === 0 ? '0 s' : `${sign}${Math.round(size)} ms`;

  const first = UNITS.findIndex(([, length]) => size >= length);
  const [unit, length] = UNITS[first];
  const next = UNITS[first + 1];
  if (!next) return `${sign}${Math.floor(size / length)} ${unit}`;

  const [nextUnit, nextLength] = next;
  const whole = Math.floor(size / length);
  const rest = Math.floor((size - whole * length) / nextLength);
  return rest === 0 || (unit === 'd' && whole >= LONG_DAYS)
    ? `${sign}${whole} ${unit}`
    : `${sign}${whole} ${unit} ${rest} ${nextUnit}`;
}
