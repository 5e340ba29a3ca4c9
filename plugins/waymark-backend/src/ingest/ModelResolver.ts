import type { Entity } from '@backstage/catalog-model';
import type { CdEvent } from '@waymark/backstage-plugin-waymark-common';
import {
  ANNOTATION_SERVICE_ID,
  eventKind,
} from '@waymark/backstage-plugin-waymark-common';
import type { ModelHint } from '@waymark/backstage-plugin-waymark-node';
import type { LedgerEntry } from '../ledger/Ledger';

type Resolution = Pick<LedgerEntry, 'model' | 'alsoModels' | 'rule'>;

/**
 * Which model an event is of: the one it names, else the one whose catalog
 * annotation carries a name the event uses, else none for now. Where several
 * match, runs and changes count for each; anything else stays unassigned.
 */
export function resolveModel(
  event: CdEvent,
  named: string | undefined,
  hints: ModelHint[],
  models: Map<string, Entity>,
): Resolution {
  if (named) return { model: named, rule: 'named' };
  for (const hint of [...hints, ...hintsOf(event)]) {
    const matches = [...models].filter(
      ([, entity]) =>
        entity.metadata.annotations?.[hint.annotation] === hint.value,
    );
    const [model, ...alsoModels] = matches.map(([ref]) => ref).sort();
    if (!model) continue;
    const rule = `annotation:${hint.annotation}` as const;
    if (alsoModels.length === 0) return { model, rule };
    return countsForEach(event)
      ? { model, alsoModels, rule }
      : { rule: 'none' };
  }
  return { rule: 'none' };
}

function countsForEach(event: CdEvent): boolean {
  return /^(change|pipelinerun)\./.test(eventKind(event.context.type) ?? '');
}

/** The names a native event uses: its service, or its repository on a forge. */
function hintsOf(event: CdEvent): ModelHint[] {
  const { subject } = event;
  const hints: ModelHint[] = [];
  const kind = eventKind(event.context.type) ?? '';
  const service = subject.content.service as { id?: unknown } | undefined;
  const serviceId = kind.startsWith('service.') ? subject.id : service?.id;
  if (typeof serviceId === 'string') {
    hints.push({ annotation: ANNOTATION_SERVICE_ID, value: serviceId });
  }
  const artifact = kind.startsWith('artifact.') ? subject.id : undefined;
  const [, mlflowName] = /^pkg:mlflow\/([^@?#]+)/.exec(artifact ?? '') ?? [];
  if (mlflowName) {
    hints.push({
      annotation: 'mlflow.org/registered-model',
      value: decodeURIComponent(mlflowName),
    });
  }
  return hints;
}
