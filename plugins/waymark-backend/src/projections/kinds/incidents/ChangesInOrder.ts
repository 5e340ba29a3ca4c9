import type { DeploymentRow } from '../deployments/DeploymentRow';

/** Change deployments of one place, in order. */
export class ChangesInOrder {
  readonly #rows: DeploymentRow[] = [];
  readonly #byArtifact = new Map<string, ChangesInOrder>();
  /** Of each row, the earliest beginning of it and all that follow */
  #begun: number[] = [];
  /** Of each row that was undone by then, the one to look at instead */
  readonly #instead = new Map<number, number>();

  add(row: DeploymentRow): void {
    this.#rows.push(row);
  }

  /** Those of an artifact; none where no artifact is told */
  ofArtifact(artifactId: string | undefined): ChangesInOrder {
    if (artifactId === undefined) return new ChangesInOrder();
    if (this.#byArtifact.size === 0) {
      for (const row of this.#rows) {
        const same = this.#byArtifact.get(row.artifactId);
        const changes = same ?? new ChangesInOrder();
        this.#byArtifact.set(row.artifactId, changes);
        changes.add(row);
      }
    }
    return this.#byArtifact.get(artifactId) ?? new ChangesInOrder();
  }

  /** The latest made at or before an instant */
  latestAt(instant: number): DeploymentRow | undefined {
    return this.#rows[lastIndex(this.#rows, row => row.at <= instant)];
  }

  /** The latest begun before an instant */
  latestBegunBefore(instant: number): DeploymentRow | undefined {
    return this.#rows[this.#lastBegunBefore(instant)];
  }

  /**
   * The latest that was begun before an instant, not longer before it than
   * `reach`, and not undone by then. Ask for instants in rising order: what was
   * undone is not looked at again.
   */
  latestStandingAt(instant: number, reach: number): DeploymentRow | undefined {
    let index = this.#lastBegunBefore(instant);
    for (;;) {
      index = this.#standing(index, instant);
      const row = this.#rows[index];
      if (!row || row.at < instant - reach) return undefined;
      if (row.begunAt < instant && row.begunAt >= instant - reach) return row;
      index -= 1;
    }
  }

  /** The row at an index, or the last one before it that was not undone. */
  #standing(index: number, instant: number): number {
    const passed: number[] = [];
    let current = index;
    for (;;) {
      const instead = this.#instead.get(current);
      const undone = this.#rows[current]?.revertedBy;
      if (instead === undefined && !(undone && undone.at <= instant)) break;
      passed.push(current);
      current = instead ?? current - 1;
    }
    for (const each of passed) this.#instead.set(each, current);
    return current;
  }

  #lastBegunBefore(instant: number): number {
    if (this.#begun.length !== this.#rows.length) {
      let earliest = Infinity;
      this.#begun = this.#rows.map(row => row.begunAt);
      for (let index = this.#rows.length - 1; index >= 0; index--) {
        earliest = Math.min(earliest, this.#begun[index]);
        this.#begun[index] = earliest;
      }
    }
    return lastIndex(this.#begun, begun => begun < instant);
  }
}

/** The last index where a condition holds that does not hold again once it fails; -1 for none. */
function lastIndex<T>(entries: T[], holds: (entry: T) => boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(entries[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
