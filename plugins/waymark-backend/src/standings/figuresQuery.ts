import { InputError } from '@backstage/errors';
import type { FiguresQuery } from './ModelFigures';
import { parseOptionalInstant, parseWindow } from '../kernel/time/parseWindow';
import { oneOf, optionalText } from '../kernel/http/queryParams';

const MOST_DAYS = 3660;

/**
 * What figures are asked for.
 *
 * @throws InputError naming the parameter that is wrong
 */
export function figuresQuery(query: Record<string, unknown>): FiguresQuery {
  const window = parseWindow(query, Date.now());
  if (window.to - window.from > MOST_DAYS * 86_400_000) {
    throw new InputError(`A window may have ${MOST_DAYS} days at most`);
  }
  return {
    ...window,
    asOf: parseOptionalInstant(query, 'asOf'),
    environment: optionalText(query, 'environment'),
    cohort: oneOf(query, 'cohort', ['commit', 'prompt', 'retrain']),
    version: optionalText(query, 'version'),
  };
}
