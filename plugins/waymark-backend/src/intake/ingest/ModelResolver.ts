import type { Entity } from '@backstage/catalog-model';
import type { CdEvent } from 'backstage-plugin-waymark-common';
import {
  ANNOTATION_SERVICE_ID,
  eventKind,
} from 'backstage-plugin-waymark-common';
import type { ModelAnnotation, ModelHint } from 'backstage-plugin-waymark-node';
import type { LedgerEntry } from '../../ledger/Ledger';
import type { AnnotationTrust } from './AnnotationTrust';
import { artifactHints, repositoryHints } from './annotationHints';

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
  known: {
    models: Map<string, Entity>;
    annotations: readonly ModelAnnotation[];
    trust?: AnnotationTrust;
  },
): Resolution {
  if (named) return { model: named, rule: 'named' };
  // A name no database can hold is no model's
  const all = [...hints, ...hintsOf(event, known.annotations)].filter(
    ({ value }) => !/[\0\p{Surrogate}]/u.test(value),
  );
  return resolveHints(event.context.type, all, known);
}

/** The same by the names an event of a type uses alone. */
export function resolveHints(
  type: string,
  hints: ModelHint[],
  known: { models: Map<string, Entity>; trust?: AnnotationTrust },
): Resolution {
  for (const hint of hints) {
    const matches = modelsBy(known).get(nameOf(hint.annotation, hint.value));
    const [model, ...alsoModels] = matches ?? [];
    if (!model) continue;
    const rule = `annotation:${hint.annotation}` as const;
    if (alsoModels.length === 0) return { model, rule };
    return countsForEach(type)
      ? { model, alsoModels, rule }
      : { rule: 'none', hints };
  }
  return { rule: 'none', hints };
}

const indexes = new WeakMap<Map<string, Entity>, Map<string, string[]>>();

/** Refs by annotation and value, in order; made once of each reading of the catalog. */
function modelsBy({
  models,
  trust,
}: {
  models: Map<string, Entity>;
  trust?: AnnotationTrust;
}): Map<string, string[]> {
  const known = indexes.get(models);
  if (known) return known;
  const index = new Map<string, string[]>();
  for (const ref of [...models.keys()].sort()) {
    const entity = models.get(ref)!;
    const { annotations = {} } = entity.metadata;
    for (const [annotation, value] of Object.entries(annotations)) {
      if (trust && !trust.isTrusted(entity, annotation, value)) continue;
      const name = nameOf(annotation, value);
      index.set(name, [...(index.get(name) ?? []), ref]);
    }
  }
  indexes.set(models, index);
  return index;
}

function nameOf(annotation: string, value: string): string {
  return `${annotation} ${value}`;
}

function countsForEach(type: string): boolean {
  return /^(change|pipelinerun)\./.test(eventKind(type) ?? '');
}

/** The names a native event uses: its service, its artifact or its repository. */
export function hintsOf(
  event: CdEvent,
  annotations: readonly ModelAnnotation[],
): ModelHint[] {
  const { subject, customData } = event;
  const hints: ModelHint[] = [];
  const kind = eventKind(event.context.type) ?? '';
  const service = subject.content.service as { id?: unknown } | undefined;
  const serviceId = kind.startsWith('service.') ? subject.id : service?.id;
  if (typeof serviceId === 'string') {
    hints.push({ annotation: ANNOTATION_SERVICE_ID, value: serviceId });
  }
  if (kind.startsWith('artifact.')) {
    hints.push(...artifactHints(subject.id, annotations));
  }
  // The repository of the change an event is of, or of the subject itself
  const change: unknown = customData?.waymark?.change?.repository;
  const own = subject.content.repository as { id?: unknown } | null | undefined;
  for (const name of new Set([change, own?.id])) {
    if (typeof name === 'string') {
      hints.push(...repositoryHints(name, annotations));
    }
  }
  return hints.filter(
    (hint, index) => hints.findIndex(same => isEqual(same, hint)) === index,
  );
}

function isEqual(a: ModelHint, b: ModelHint): boolean {
  return a.annotation === b.annotation && a.value === b.value;
}
