import { referenceId, type FoldEvent } from '../FoldEvent';
import { keyOf, type EventKey } from '../order';
import type { RowKindDefinition } from './RowKindDefinition';

/** What a pipeline run or a service cost, as its event tells. */
export type CostRow = EventKey & {
  at: number;
  version?: string;
  environment?: string;
  gpuSeconds?: number;
  tokens?: number;
  amount?: number;
  /** ISO 4217 */
  currency?: string;
};

/** What pipeline runs and services cost: each event that tells of it. */
export const costs: RowKindDefinition<CostRow> = {
  key: keyOf,
  at: row => row.at,
  place: row => [row.at, row.source, row.id],
  fold: ({ events }) => readCosts(events),
};

function readCosts(events: FoldEvent[]): CostRow[] {
  return events.flatMap(event => {
    if (!/^(pipelinerun|service)\./.test(event.kind)) return [];
    if (!event.data.has('cost')) return [];
    const cost = event.data.object('cost');
    return [
      {
        source: event.source,
        id: event.id,
        at: event.time,
        version: event.data.text('modelVersion'),
        environment:
          referenceId(event.content, 'environment') ??
          event.data.text('deploysTo'),
        gpuSeconds: cost.number('gpuSeconds'),
        tokens: cost.number('tokens'),
        amount: cost.number('amount'),
        currency: cost.text('currency'),
      },
    ];
  });
}
