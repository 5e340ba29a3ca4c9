import type { Config } from '@backstage/config';
import type { Payload } from 'backstage-plugin-waymark-node';

const KEY = 'waymark.openlineage.datasets';

/** What Waymark calls the data sets that OpenLineage tells of. */
export class DatasetNames {
  readonly #refs = new Map<string, string>();

  private constructor() {}

  /** @throws Error that names the entry which is not whole */
  static fromConfig(config: Config): DatasetNames {
    const names = new DatasetNames();
    for (const [index, entry] of (
      config.getOptionalConfigArray(KEY) ?? []
    ).entries()) {
      const ref = entry.getString('ref');
      if (!/^dataset:[^/\s]+\/[^/\s@]+$/.test(ref)) {
        throw new Error(
          `${KEY}[${index}].ref must be like dataset:default/loans, not ${ref}`,
        );
      }
      const key = [entry.getString('namespace'), entry.getString('name')];
      names.#refs.set(key.join('\n'), ref);
    }
    return names;
  }

  /**
   * The entity ref where one is configured, else namespace and name; with the
   * version behind an `@` where the data set tells it.
   */
  of(dataset: Payload): string {
    const namespace = dataset.text('namespace');
    const name = dataset.text('name');
    const version = dataset.findText('facets.version.datasetVersion');
    const known = this.#refs.get(`${namespace}\n${name}`);
    const ref = known ?? `${namespace}/${name.replace(/^\/+/, '')}`;
    return version ? `${ref}@${version}` : ref;
  }
}
