import type { QuickCheckMetric } from './benchmark';

/** A score of 0 to 10, 10 best, and the survey's answer it stands for. */
export type Score = { score: number; answer?: string };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The survey's answers on durations, best first; a limit belongs to the slower. */
const DURATIONS: { below: number; answer: string }[] = [
  { below: HOUR, answer: 'Less than one hour' },
  { below: DAY, answer: 'Less than one day' },
  { below: 7 * DAY, answer: 'One day to one week' },
  { below: 30 * DAY, answer: 'One week to one month' },
  { below: 180 * DAY, answer: 'One to six months' },
  { below: Infinity, answer: 'More than six months' },
];

/**
 * The survey's answers on frequency, best first, from so many a day on. A
 * measured frequency cannot tell "on demand", and several a day is also
 * "between once per hour and once per day": the lower of two that fit is taken.
 */
const FREQUENCIES: { atLeast: number; answer: string }[] = [
  { atLeast: 24, answer: 'On demand (multiple deploys per day)' },
  { atLeast: 1, answer: 'Between once per hour and once per day' },
  { atLeast: 1 / 7, answer: 'Between once per day and once per week' },
  { atLeast: 1 / 30, answer: 'Between once per week and once per month' },
  {
    atLeast: 1 / 180,
    answer: 'Between once per month and once every six months',
  },
  { atLeast: 0, answer: 'Less than once per six months' },
];

/**
 * A measured value as the Quick Check scores an answer: six answers 0 to 10 in
 * steps of 2, a percentage 10 − pct ÷ 10.
 *
 * @param value - in the metric's unit: ms, a day, or a share
 */
export function scoreMetric(metric: QuickCheckMetric, value: number): Score {
  switch (metric) {
    case 'deploymentFrequency':
      return scoreAnswer(FREQUENCIES, ({ atLeast }) => value >= atLeast);
    case 'changeLeadTime':
    case 'failedDeploymentRecoveryTime':
      return scoreAnswer(DURATIONS, ({ below }) => value < below);
    default:
      return { score: 10 - value * 10 };
  }
}

function scoreAnswer<T extends { answer: string }>(
  answers: T[],
  fits: (answer: T) => boolean,
): Score {
  const place = answers.findIndex(fits);
  return { score: 10 - 2 * place, answer: answers[place].answer };
}
