import type { Translate } from '../translation';

const PERIODS = [
  ['aDay', 1],
  ['aWeek', 7],
  ['in30Days', 30],
  ['aYear', 365],
] as const;

/** A number a day in the period that suits its size: "3.2 a day", "1.4 a week". */
export function formatFrequency(t: Translate, perDay: number): string {
  const size = Math.abs(perDay);
  const [period, days] =
    PERIODS.find(([, length]) => size === 0 || size * length >= 1) ??
    PERIODS[PERIODS.length - 1];
  return t(`format.${period}`, { number: decimal(perDay * days) });
}

function decimal(value: number): string {
  return Number(value.toFixed(1)).toString().replace('-', '−');
}
