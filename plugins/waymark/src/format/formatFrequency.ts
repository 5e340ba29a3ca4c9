const PERIODS = [
  ['a day', 1],
  ['a week', 7],
  ['in 30 days', 30],
  ['a year', 365],
] as const;

/** A number a day in the period that suits its size: "3.2 a day", "1.4 a week". */
export function formatFrequency(perDay: number): string {
  if (perDay === 0) return '0 a day';
  const size = Math.abs(perDay);
  const [name, days] =
    PERIODS.find(([, length]) => size * length >= 1) ??
    PERIODS[PERIODS.length - 1];
  return `${decimal(perDay * days)} ${name}`;
}

function decimal(value: number): string {
  return Number(value.toFixed(1)).toString().replace('-', '−');
}
