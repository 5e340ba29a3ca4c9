import { keyOf } from '../../order';
import { isChangeDeployment } from '../deployments/ChangeDeployments';
import type { DeploymentRow } from '../deployments/DeploymentRow';
import { ChangesInOrder } from './ChangesInOrder';
import type { IncidentRow } from './IncidentRow';

/**
 * A model's change deployments, found by what incidents tell of them in a time
 * that does not grow with the number of deployments.
 */
export class WhereDeployed {
  static of(deployments: DeploymentRow[]): WhereDeployed {
    return new WhereDeployed(deployments);
  }

  readonly #places = new Map<string, number>();
  readonly #environments = new Map<string, ChangesInOrder>();
  readonly #tiers = new Map<string, ChangesInOrder>();

  private constructor(deployments: DeploymentRow[]) {
    for (const [index, row] of deployments.entries()) {
      const here = entryOf(this.#environments, row.environment);
      if (!isChangeDeployment(row)) continue;
      this.#places.set(keyOf(row), index);
      here.add(row);
      entryOf(this.#tiers, row.tier).add(row);
    }
  }

  /**
   * Where an incident may have been caused: its environment, or every one of its
   * tier where the model has no deployment in an environment of that name.
   */
  there({
    environment,
    tier,
  }: Pick<IncidentRow, 'environment' | 'tier'>): ChangesInOrder | undefined {
    if (environment === undefined) return undefined;
    return this.#environments.get(environment) ?? this.#tiers.get(tier);
  }

  inEnvironment(environment: string): ChangesInOrder {
    return this.#environments.get(environment) ?? new ChangesInOrder();
  }

  isAfter(row: DeploymentRow, other: DeploymentRow): boolean {
    return this.#places.get(keyOf(row))! > this.#places.get(keyOf(other))!;
  }
}

function entryOf(
  entries: Map<string, ChangesInOrder>,
  name: string,
): ChangesInOrder {
  const entry = entries.get(name) ?? new ChangesInOrder();
  entries.set(name, entry);
  return entry;
}
