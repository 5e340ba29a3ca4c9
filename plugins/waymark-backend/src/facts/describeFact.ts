import type { FactDefinition, FactValue } from 'backstage-plugin-waymark-node';
import { Duration } from 'luxon';

/** A fact in words: "Change lead time, 90 days: 2 h 14 min". */
export function describeFact(
  definition: FactDefinition & { label?: string },
  value: FactValue | undefined,
): string {
  return `${definition.label ?? definition.name}: ${describeValue(
    value ?? null,
    definition.unit,
  )}`;
}

/** Facts in words, one after the other. */
export function describeFacts(
  definitions: FactDefinition[],
  facts: Record<string, FactValue>,
): string {
  return definitions
    .map(definition => describeFact(definition, facts[definition.name]))
    .join('; ');
}

/** A value in words, in its unit: 7,200,000 `ms` is "2 h". */
export function describeValue(
  value: FactValue,
  unit: string | undefined,
): string {
  if (value === null) {
    return 'not known';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'string') {
    return value;
  }
  switch (unit) {
    case 'ratio':
      return `${round(value * 100)} %`;
    case 'ms':
      return duration(value);
    case 'days':
      return `${round(value)} ${value === 1 ? 'day' : 'days'}`;
    case 'perDay':
      return `${round(value)} a day`;
    default:
      return `${round(value)}`;
  }
}

function round(value: number): number {
  return Math.abs(value) < 100
    ? Number(value.toPrecision(3))
    : Math.round(value);
}

/** The two largest units, as figures are shown everywhere. */
function duration(ms: number): string {
  const parts = Duration.fromMillis(Math.round(ms / 1000) * 1000)
    .shiftTo('days', 'hours', 'minutes', 'seconds')
    .toObject();
  const units: [number, string][] = [
    [parts.days ?? 0, 'd'],
    [parts.hours ?? 0, 'h'],
    [parts.minutes ?? 0, 'min'],
    [parts.seconds ?? 0, 's'],
  ];
  const first = units.findIndex(([amount]) => amount > 0);
  if (first < 0) {
    return '0 s';
  }
  return units
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
