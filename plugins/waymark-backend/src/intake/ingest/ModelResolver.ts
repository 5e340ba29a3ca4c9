import type { Entity } from '@backstage/catalog-model';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import {
  ANNOTATION_SERVICE_ID,
  eventKind,
} from 'backstage-plugin-waymark-common';
import type { ModelHint } from 'backstage-plugin-waymark-node';
import type { LedgerEntry } from '../../ledger/Ledger';
import { projectHints } from './projectHints';

/** A model and how it was found, or the names it was not found by. */
type Resolution = Pick<LedgerEntry, 'model' | 'alsoModels' | 'rule' | 'hints'>;

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
  // A name no database can hold is no model's
  const all = [...hints, ...hintsOf(event)].filter(
    ({ value }) => !/[\0\p{Surrogate}]/u.test(value),
  );
  return resolveHints(event.context.type, all, models);
}

/** The same by the names an event of a type uses alone. */
export function resolveHints(
  type: string,
  hints: ModelHint[],
  models: Map<string, Entity>,
): Resolution {
  for (const hint of hints) {
    const matches = [...models].filter(
      ([, entity]) =>
        entity.metadata.annotations?.[hint.annotation] === hint.value,
    );
    const [model, ...alsoModels] = matches.map(([ref]) => ref).sort();
    if (!model) continue;
    const rule = `annotation:${hint.annotation}` as const;
    if (alsoModels.length === 0) return { model, rule };
    return countsForEach(type)
      ? { model, alsoModels, rule }
      : { rule: 'none', hints };
  }
  return { rule: 'none', hints };
}

function countsForEach(type: string): boolean {
  return /^(change|pipelinerun)\./.test(eventKind(type) ?? '');
}

/** The names a native event uses: its service, or its repository on a forge. */
export function hintsOf(event: CdEvent): ModelHint[] {
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
      value: decodeName(mlflowName),
    });
  }
  return [...hints, ...repositoryHints(event)];
}

/** The repository of the change an event is of, or of the subject itself. */
function repositoryHints({ subject, customData }: CdEvent): ModelHint[] {
  const change: unknown = customData?.waymark?.change?.repository;
  const own = subject.content.repository as { id?: unknown } | null | undefined;
  const hints = [change, own?.id].flatMap(name =>
    typeof name === 'string' ? projectHints(name) : [],
  );
  return hints.filter(
    (hint, index) => hints.findIndex(same => isEqual(same, hint)) === index,
  );
}

function isEqual(a: ModelHint, b: ModelHint): boolean {
  return a.annotation === b.annotation && a.value === b.value;
}

/** What is not percent-encoded, as a purl should be, stands for itself. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
