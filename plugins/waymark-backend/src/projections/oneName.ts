import { canonicalPurl, environmentKey } from '../kernel/names';
import { walk, type Steps } from '../kernel/time/steps';
import {
  isRecord,
  referenceId,
  text,
  type FoldEvent,
  type WaymarkReader,
} from './FoldEvent';

class Names {
  readonly #environments = new Map<string, string>();
  /** Spellings by canonical form */
  readonly #artifacts = new Map<string, string>();
  /** Versions by their artifact's canonical form */
  readonly #versions = new Map<string, string>();
  readonly #canonical = new Map<string, string | undefined>();

  /** Called with each event of the model, in order */
  learn(event: FoldEvent): void {
    for (const environment of environmentsOf(event)) {
      const key = environmentKey(environment);
      if (!this.#environments.has(key)) {
        this.#environments.set(key, environment);
      }
    }
    for (const artifact of artifactsOf(event)) {
      const key = this.#keyOf(artifact);
      if (!this.#artifacts.has(key)) this.#artifacts.set(key, artifact);
    }
    const artifact = artifactOf(event);
    const version = event.data.text('modelVersion');
    // A version that is an artifact's own name names nothing
    if (artifact && version && this.#canonicalOf(version) === undefined) {
      this.#versions.set(this.#keyOf(artifact), version);
    }
  }

  applyTo(event: FoldEvent): FoldEvent {
    const { kind, content } = event;
    const named = event.data.text('modelVersion');
    return {
      ...event,
      namesVersion: named !== undefined && !this.#canonicalOf(named),
      subjectId: kind.startsWith('artifact.')
        ? this.#artifact(event.subjectId)
        : event.subjectId,
      content: this.#applyToContent(content),
      data: this.#applyToData(event),
    };
  }

  #applyToContent(content: FoldEvent['content']): FoldEvent['content'] {
    const { environment } = content;
    const artifactId = text(content.artifactId);
    const version = text(content.version);
    return {
      ...content,
      ...(isRecord(environment) && text(environment.id)
        ? {
            environment: {
              ...environment,
              id: this.#environment(environment.id),
            },
          }
        : {}),
      ...(text(environment)
        ? { environment: this.#environment(environment) }
        : {}),
      ...(artifactId ? { artifactId: this.#artifact(artifactId) } : {}),
      ...(version ? { version: this.#version(version) } : {}),
    };
  }

  #applyToData(event: FoldEvent): WaymarkReader {
    const { data } = event;
    const artifact = artifactOf(event);
    const changed: Record<string, unknown> = {};
    const named = data.text('modelVersion');
    if (named) changed.modelVersion = this.#version(named);
    else if (artifact) changed.modelVersion = this.#versionOf(artifact);
    for (const field of ['toVersion', 'fromVersion']) {
      const version = data.text(field);
      if (version) changed[field] = this.#version(version);
    }
    const deploysTo = data.text('deploysTo');
    if (deploysTo) changed.deploysTo = this.#environment(deploysTo);
    if (data.has('approval')) {
      const approval = data.object('approval');
      const version = approval.text('modelVersion');
      const environment = approval.text('environment');
      changed.approval = approval.with({
        ...(version ? { modelVersion: this.#version(version) } : {}),
        ...(environment ? { environment: this.#environment(environment) } : {}),
      });
    }
    return data.with(changed);
  }

  #environment(name: unknown): string {
    const spelled = String(name);
    return this.#environments.get(environmentKey(spelled)) ?? spelled;
  }

  #artifact(id: string): string {
    return this.#artifacts.get(this.#keyOf(id)) ?? id;
  }

  /** A version that is a package URL means the version of that artifact. */
  #version(name: string): string {
    return this.#canonicalOf(name) === undefined ? name : this.#versionOf(name);
  }

  #versionOf(artifact: string): string {
    const key = this.#keyOf(artifact);
    return this.#versions.get(key) ?? this.#artifacts.get(key) ?? key;
  }

  #keyOf(artifact: string): string {
    return this.#canonicalOf(artifact) ?? artifact;
  }

  /** Parsing each spelling once: a model has few, however many its events. */
  #canonicalOf(id: string): string | undefined {
    if (!this.#canonical.has(id)) this.#canonical.set(id, canonicalPurl(id));
    return this.#canonical.get(id);
  }
}

/**
 * Calls each thing by one name, so that folds compare names as they are:
 * environments regardless of case and artifacts by their canonical package URL,
 * both as the model's earliest event in order spells them, and versions by the
 * name that the latest event which names their artifact gives.
 *
 * @param events - of the model and of incidents it may share, in order
 */
export function* withOneName(
  model: string,
  events: FoldEvent[],
): Steps<FoldEvent[]> {
  const names = new Names();
  yield* walk(events, event => {
    if (event.model === model) names.learn(event);
  });
  const named: FoldEvent[] = [];
  yield* walk(events, event => void named.push(names.applyTo(event)));
  return named;
}

/** The artifact an event is about. */
export function artifactOf(event: FoldEvent): string | undefined {
  if (event.kind.startsWith('artifact.')) return event.subjectId;
  if (event.kind.startsWith('service.')) return text(event.content.artifactId);
  return undefined;
}

function artifactsOf(event: FoldEvent): string[] {
  return [artifactOf(event), text(event.content.artifactId)].flatMap(
    artifact => artifact ?? [],
  );
}

function environmentsOf({ content, data }: FoldEvent): string[] {
  return [
    referenceId(content, 'environment'),
    text(content.environment),
    data.text('deploysTo'),
    data.object('approval').text('environment'),
  ].flatMap(environment => environment ?? []);
}
