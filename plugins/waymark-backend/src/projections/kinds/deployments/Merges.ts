import type { FoldEvent } from '../../FoldEvent';
import { ChangeBeginnings } from './ChangeBeginnings';
import type { CarriedChange } from './DeploymentRow';
import { readChange } from './readChanges';

/** A `change.merged` of a commit. */
export type Merge = CarriedChange & {
  commit: string;
  at: number;
  index: number;
};

/** What was merged, by commit and by repository, in order. */
export class Merges {
  readonly #all: Merge[] = [];
  readonly #byRepository = new Map<string | undefined, Merge[]>();
  readonly #latest = new Map<string, Merge>();

  constructor(events: FoldEvent[]) {
    const beginnings = new ChangeBeginnings(events);
    for (const event of events) {
      if (event.kind !== 'change.merged') continue;
      const change = readChange(event.data.object('change'));
      const { repository, commit } = change;
      if (commit === undefined) continue;
      const index = this.#all.length;
      const at = event.time;
      const merge = {
        ...change,
        ...beginnings.of(event),
        named: false,
        commit,
        at,
        mergedAt: at,
        index,
      };
      this.#all.push(merge);
      const there = this.#byRepository.get(repository) ?? [];
      this.#byRepository.set(repository, there);
      there.push(merge);
      this.#latest.set(JSON.stringify([commit]), merge);
      this.#latest.set(JSON.stringify([commit, repository ?? null]), merge);
    }
  }

  at(index: number): Merge {
    return this.#all[index];
  }

  repositories(): Iterable<string | undefined> {
    return this.#byRepository.keys();
  }

  of(repository: string | undefined): Merge[] {
    return this.#byRepository.get(repository) ?? [];
  }

  /** How many of a repository's merges are dated at or before an instant. */
  countUpTo(repository: string | undefined, at: number): number {
    const merges = this.of(repository);
    let low = 0;
    let high = merges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (merges[middle].at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What a named change does not say, the latest merge of its commit may. */
  complete(change: CarriedChange): CarriedChange {
    const merge = this.#latestOf(change);
    if (!merge) return change;
    return {
      ...change,
      committedAt: change.committedAt ?? merge.committedAt,
      url: change.url ?? merge.url,
      author: change.author ?? merge.author,
      mergedAt: merge.at,
      firstCommittedAt: merge.firstCommittedAt,
      openedAt: merge.openedAt,
    };
  }

  /** Of an equal commit, and an equal repository where both give one. */
  #latestOf({ repository, commit }: CarriedChange): Merge | undefined {
    if (commit === undefined) return undefined;
    if (repository === undefined) {
      return this.#latest.get(JSON.stringify([commit]));
    }
    const same = this.#latest.get(JSON.stringify([commit, repository]));
    const unsaid = this.#latest.get(JSON.stringify([commit, null]));
    return !same || (unsaid && unsaid.index > same.index) ? unsaid : same;
  }
}
