import type { TranslatedEvent } from 'backstage-plugin-waymark-node';
import type { LineageRun } from './LineageRun';

const OUTCOMES = new Map([
  ['COMPLETE', 'success'],
  ['FAIL', 'failure'],
  ['ABORT', 'cancel'],
]);

/** A run that started or ended. Any other state says nothing here. */
export function translateRun(run: LineageRun): TranslatedEvent[] {
  const { state, time } = run;
  const outcome = state && OUTCOMES.get(state);
  if (state !== 'START' && !outcome) return [];

  return [
    run.event({
      kind: outcome ? 'pipelinerun.finished' : 'pipelinerun.started',
      // Some emitters end a run more than once
      id: `run/${run.id}/${state.toLowerCase()}/${time}`,
      subject: run.id,
      content: {
        pipelineName: run.job,
        // CDEvents wants a URI of each run that starts; its name is one
        uri: run.url ?? `urn:uuid:${run.id}`,
        outcome,
      },
      waymark: {
        modelVersion: run.modelVersion,
        deploysTo: outcome ? run.facet('deploysTo') : undefined,
      },
    }),
  ];
}
