import type { ActionsRegistryActionOptions } from '@backstage/backend-plugin-api/alpha';
import type { Figure } from 'backstage-plugin-waymark-common';
import { describeValue } from '../../facts/describeFact';

/** The zod that the actions registry hands out. */
export type Zod = Parameters<
  ActionsRegistryActionOptions<any, any>['schema']['input']
>[0];

/** A figure as an assistant reads it. */
export function figureSchema(z: Zod) {
  return z.object({
    metric: z.string().describe('Id of the metric'),
    value: z
      .number()
      .nullable()
      .describe('null when there is nothing to compute it from; never 0 then'),
    unit: z
      .enum(['perDay', 'ratio', 'ms', 'count'])
      .describe('ratio: 0 to 1. ms: milliseconds. perDay: a day'),
    text: z.string().describe('The value in words, or why there is none'),
    sampleSize: z.number().describe('How many items it is computed over'),
    days: z
      .number()
      .describe('Length of the window it looks at; 90 for releases90d always'),
    band: z
      .string()
      .nullable()
      .describe(
        'elite, high, medium or low; early where it rests on too little to be judged; null where the metric has no bands',
      ),
    change: z
      .number()
      .nullable()
      .describe(
        'Difference to the window of the same length just before, in its unit',
      ),
  });
}

/** What `figureSchema` describes. */
export function toFigureAnswer(figure: Figure) {
  const { id, window, value, unit, sampleSize, reason } = figure;
  const { band, bandReason, previous } = figure;
  return {
    metric: id,
    value,
    unit,
    text: value === null ? reason ?? 'No value' : describeValue(value, unit),
    sampleSize,
    days: window.days,
    band: band?.name ?? bandReason ?? null,
    change: previous?.change ?? null,
  };
}
