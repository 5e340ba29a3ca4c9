import { referenceId, text, type FoldEvent } from './FoldEvent';
import { readChange } from './foldMerges';
import { incidentKey } from './foldIncidents';
import { artifactOf } from './foldVersions';
import { ref } from './references';
import { OPEN, type RowKind } from './rowKeys';
import { changeKey } from './foldDeployments';

/** Rows to look up, by key and by reference. */
export type Lookups = {
  /** Keys of rows, not yet digested */
  keys: Partial<Record<RowKind, Set<string>>>;
  /** References all of whose rows are wanted */
  all: Set<string>;
  /** References of which it matters only whether any row has them */
  some: Set<string>;
  /** References with an instant: rows from it on, and the latest before it */
  since: Map<string, number>;
};

class Plan {
  readonly lookups: Lookups = {
    keys: {},
    all: new Set(),
    some: new Set(),
    since: new Map(),
  };

  version(event: FoldEvent): void {
    const { some } = this.lookups;
    const names = [event.data.text('modelVersion'), artifactOf(event)];
    for (const name of names) {
      this.#key('versions', name);
      this.#key('artifacts', name);
      if (name !== undefined && event.kind === 'artifact.packaged') {
        some.add(ref.versionDeployed(name));
      }
    }
  }

  service(event: FoldEvent): void {
    const { all } = this.lookups;
    const environment = referenceId(event.content, 'environment');
    if (environment === undefined) return;
    all.add(ref.incidentNaming(event.id));
    this.#since(ref.changeIn(environment), event.time);
    const reverts = event.data.text('reverts');
    if (reverts) all.add(ref.named(reverts));
    const run = event.data.object('pipelineRun').text('id');
    if (run) all.add(ref.attempt(run));
    const change = readChange(event);
    if (!change?.commit) return;
    this.#key('merges', change.commit);
    all.add(ref.firstOf(changeKey({ change, environment })));
    all.add(ref.firstOf(changeKey({ change, environment }, true)));
  }

  incident(event: FoldEvent, attributionSpan: number): void {
    this.#since(ref.incident(incidentKey(event)), OPEN);
    const environment = referenceId(event.content, 'environment');
    const named = event.data.text('deployment');
    if (named) this.lookups.all.add(ref.named(named));
    if (environment === undefined) return;
    this.#since(ref.changeIn(environment), event.time - attributionSpan);
    const artifact = text(event.content.artifactId);
    if (artifact)
      this.#since(ref.artifactIn(environment, artifact), event.time);
  }

  merge(event: FoldEvent): void {
    const commit = readChange(event)?.commit;
    if (!commit) return;
    this.#key('merges', commit);
    this.lookups.some.add(ref.commit(commit));
  }

  run(event: FoldEvent): void {
    const pipeline = referenceId(event.content, 'pipelineRun');
    for (const run of [event.subjectId, pipeline]) {
      if (run === undefined) continue;
      this.lookups.all.add(ref.attempt(run));
      this.lookups.some.add(ref.run(run));
    }
  }

  #key(kind: RowKind, key: string | undefined): void {
    if (key === undefined) return;
    (this.lookups.keys[kind] ??= new Set()).add(key);
  }

  #since(reference: string, at: number): void {
    const { since } = this.lookups;
    since.set(reference, Math.min(at, since.get(reference) ?? at));
  }
}

/** The rows that events may change or that decide what becomes of them. */
export function planLookups(
  events: FoldEvent[],
  attributionDays: number,
): Lookups {
  const plan = new Plan();
  for (const event of events) {
    plan.version(event);
    if (event.kind.startsWith('service.')) plan.service(event);
    else if (event.kind.startsWith('incident.')) {
      plan.incident(event, attributionDays * 86_400_000);
    } else if (event.kind === 'change.merged') plan.merge(event);
    else if (event.kind.endsWith('run.finished')) plan.run(event);
  }
  return plan.lookups;
}
