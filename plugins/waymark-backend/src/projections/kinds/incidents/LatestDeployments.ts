import { groupBy } from '../../groupBy';
import type { DeploymentRow } from '../deployments/DeploymentRow';

/** Where and when an incident started. */
export type Start = { environment: string; startedAt: number };

/**
 * The latest change deployment before an incident. Asked in the order of the
 * incidents' starts, it looks at each deployment a bounded number of times.
 */
export class LatestDeployments {
  readonly #byEnvironment: Map<string, DeploymentRow[]>;
  readonly #byArtifact: Map<string, DeploymentRow[]>;
  readonly #standing = new Map<string, Standing>();

  /** @param changes - change deployments, in order */
  static of(changes: DeploymentRow[]): LatestDeployments {
    return new LatestDeployments(changes);
  }

  private constructor(changes: DeploymentRow[]) {
    this.#byEnvironment = groupBy(changes, row => row.environment);
    this.#byArtifact = groupBy(changes, artifactPlace);
  }

  /** The latest of an artifact strictly before the start, in its environment */
  ofArtifact(
    { environment, startedAt }: Start,
    artifactId: string | undefined,
  ): DeploymentRow | undefined {
    if (artifactId === undefined) return undefined;
    const rows = this.#byArtifact.get(
      artifactPlace({ environment, artifactId }),
    );
    return rows?.[countBefore(rows, startedAt) - 1];
  }

  /**
   * The latest from `since` on and strictly before the start that no rollback
   * had reverted by then, in its environment
   */
  standing(
    { environment, startedAt }: Start,
    since: number,
  ): DeploymentRow | undefined {
    const known = this.#standing.get(environment) ?? {
      next: 0,
      rows: [],
    };
    this.#standing.set(environment, known);
    const all = this.#byEnvironment.get(environment) ?? [];
    while (known.next < all.length && all[known.next].at < startedAt) {
      known.rows.push(all[known.next]);
      known.next += 1;
    }
    // What is reverted by now is so at every later start, too
    while (isReverted(known.rows.at(-1), startedAt)) known.rows.pop();
    const latest = known.rows.at(-1);
    return latest && latest.at >= since ? latest : undefined;
  }
}

/** Deployments of an environment up to a moment, with those on top not reverted. */
type Standing = { next: number; rows: DeploymentRow[] };

function isReverted(row: DeploymentRow | undefined, at: number): boolean {
  return row?.revertedBy !== undefined && row.revertedBy.at <= at;
}

function artifactPlace({
  environment,
  artifactId,
}: Pick<DeploymentRow, 'environment' | 'artifactId'>): string {
  return JSON.stringify([environment, artifactId]);
}

/** How many rows, which are in order, lie strictly before a moment */
function countBefore(rows: DeploymentRow[], moment: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (rows[middle].at < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
