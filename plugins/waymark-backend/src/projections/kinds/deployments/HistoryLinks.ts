import { keyOf, type EventKey } from '../../order';
import type { RetentionGraph } from '../../retention/RetentionGraph';

/**
 * Links things to all that came before them in a group, or to the latest of it.
 * Each member of a group is linked to the one before it by a node of its own, so
 * that a link to a long history is a single one.
 */
export class HistoryLinks {
  readonly #groups = new Map<string, { node: string; latest: string }>();

  constructor(private readonly graph: RetentionGraph) {}

  /** Adds the next member, in order */
  add(group: string, row: EventKey): void {
    const before = this.#groups.get(group);
    const latest = `deployment ${keyOf(row)}`;
    const node = `${group} up to ${latest}`;
    this.graph.link(node, latest);
    if (before) this.graph.link(node, before.node);
    this.#groups.set(group, { node, latest });
  }

  /** Where `row` is kept, all members so far are */
  linkAll(row: EventKey, group: string): void {
    const members = this.#groups.get(group);
    if (members) this.graph.link(`deployment ${keyOf(row)}`, members.node);
  }

  /** Where `row` is kept, the latest member so far is */
  linkLatest(row: EventKey, group: string): void {
    const members = this.#groups.get(group);
    if (members) this.graph.link(`deployment ${keyOf(row)}`, members.latest);
  }
}
