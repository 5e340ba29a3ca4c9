/**
 * JSON whose whole numbers over 2^53 are text: ids of some vendors are such
 * numbers, and as JavaScript's they would lose their last digits.
 */
export function parseJson(text: string): unknown {
  // Almost none has such a number, and without a reviver it is much faster
  return /\d{16}/.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
}

function asWritten(
  _name: string,
  value: unknown,
  context?: { source?: string },
): unknown {
  const { source } = context ?? {};
  const isLarge = typeof value === 'number' && !Number.isSafeInteger(value);
  return isLarge && source && /^-?\d+$/.test(source) ? source : value;
}
