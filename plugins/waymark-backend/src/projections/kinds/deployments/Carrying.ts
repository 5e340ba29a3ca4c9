import type { CarriedChange } from './DeploymentRow';
import type { Merge, Merges } from './Merges';

type Carried = {
  /** Whether each named change is carried first */
  named: boolean[];
  /** Merges carried first */
  merges: Set<Merge>;
  /** How many merges were carried before */
  again: number;
  /** How many the model's first deployment uses up */
  beforeFirst: number;
};

/** What deployments carried so far, in order: of all environments, or of one. */
export class Carrying {
  readonly #seen = new Set<string>();
  /** How many of a repository's merges were carried or used up */
  readonly #taken = new Map<string | undefined, number>();
  #isFirst = true;

  constructor(private readonly known: Merges) {}

  /** @param at - when the deployment was made */
  take(changes: CarriedChange[], at: number): Carried {
    const named = changes.map(
      change => change.commit === undefined || this.#see(change),
    );
    const newest = newestOf(changes);
    if (this.#isFirst) {
      this.#isFirst = false;
      const beforeFirst = this.#useUp(newest, at);
      return { named, merges: new Set(), again: 0, beforeFirst };
    }
    const merges = new Set<Merge>();
    let again = 0;
    for (const [repository, date] of newest) {
      const upTo = this.known.countUpTo(repository, date);
      again += upTo;
      for (const merge of this.#untaken(repository, upTo)) {
        if (!this.#see(merge)) continue;
        merges.add(merge);
        again -= 1;
      }
    }
    return { named, merges, again, beforeFirst: 0 };
  }

  #useUp(newest: Map<string | undefined, number>, at: number): number {
    let count = 0;
    for (const repository of this.known.repositories()) {
      const upTo = this.known.countUpTo(
        repository,
        newest.get(repository) ?? at,
      );
      for (const merge of this.#untaken(repository, upTo)) {
        if (this.#see(merge)) count += 1;
      }
    }
    return count;
  }

  /** The merges of a repository up to one, each taken once. */
  #untaken(repository: string | undefined, upTo: number): Merge[] {
    const taken = this.#taken.get(repository) ?? 0;
    if (upTo <= taken) return [];
    this.#taken.set(repository, upTo);
    return this.known.of(repository).slice(taken, upTo);
  }

  /** @returns whether the change was not seen before */
  #see({ repository, commit }: CarriedChange): boolean {
    const key = JSON.stringify([repository ?? null, commit]);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

/** The date of the newest change named of each repository, where one has a date. */
function newestOf(changes: CarriedChange[]): Map<string | undefined, number> {
  const newest = new Map<string | undefined, number>();
  for (const { repository, mergedAt, committedAt } of changes) {
    const date = mergedAt ?? committedAt;
    if (date === undefined) continue;
    newest.set(repository, Math.max(newest.get(repository) ?? date, date));
  }
  return newest;
}
