import type { EventKey } from '../../order';
import type { DeploymentRow } from './DeploymentRow';

/** Whether it is a deployment other than a rollback. */
export function isChangeDeployment(row: DeploymentRow): boolean {
  return row.kind !== 'rolledback';
}

/** Change deployments in order, found by the id of their event. */
export class ChangeDeployments {
  readonly #byId = new Map<string, DeploymentRow[]>();
  #latest?: DeploymentRow;

  /** @param rows - in order; rollbacks among them are left out */
  static of(rows: DeploymentRow[]): ChangeDeployments {
    const changes = new ChangeDeployments();
    for (const row of rows.filter(isChangeDeployment)) changes.add(row);
    return changes;
  }

  /** Adds the next in order */
  add(row: DeploymentRow): void {
    const known = this.#byId.get(row.id);
    if (known) known.push(row);
    else this.#byId.set(row.id, [row]);
    this.#latest = row;
  }

  latest(): DeploymentRow | undefined {
    return this.#latest;
  }

  /** The one of exactly this event */
  find({ source, id }: EventKey): DeploymentRow | undefined {
    return this.#byId.get(id)?.find(row => row.source === source);
  }

  /**
   * Of those with the id that an event names by a bare id: the one of the naming
   * event's own source, else the latest.
   */
  findNamed(named: EventKey): DeploymentRow | undefined {
    return this.find(named) ?? this.#byId.get(named.id)?.at(-1);
  }
}
