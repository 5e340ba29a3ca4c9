import { referenceId, type FoldEvent } from './FoldEvent';
import type { CostRow } from './rows';

/** What pipeline runs and services cost: each event that tells of it. */
export function foldCosts(events: FoldEvent[]): CostRow[] {
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
