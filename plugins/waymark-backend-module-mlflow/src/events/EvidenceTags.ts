import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { WaymarkData } from 'backstage-plugin-waymark-common';

/** What a document is evidence of. */
export type EvidenceKind = NonNullable<WaymarkData['evidence']>['kind'];

const KEY = 'waymark.mlflow.evidence';
const PREFIX = 'waymark.evidence.';
const KINDS: readonly EvidenceKind[] = [
  'sbom',
  'signature',
  'provenance',
  'model-card',
  'data-sheet',
  'test-report',
];

/** Which tags of a model version hold the URI of a document, and of what kind. */
export class EvidenceTags {
  readonly #kinds: Map<string, EvidenceKind>;

  private constructor(kinds: Map<string, EvidenceKind>) {
    this.#kinds = kinds;
  }

  /**
   * `waymark.evidence.<kind>` and those of `waymark.mlflow.evidence`.
   *
   * @throws InputError when a kind is unknown
   */
  static fromConfig(config: Config): EvidenceTags {
    const kinds = new Map(KINDS.map(kind => [`${PREFIX}${kind}`, kind]));
    for (const item of config.getOptionalConfigArray(KEY) ?? []) {
      const named = item.getString('kind');
      const kind = KINDS.find(known => known === named);
      if (!kind) {
        throw new InputError(`${KEY}: ${named} is none of ${KINDS.join(', ')}`);
      }
      kinds.set(item.getString('tag'), kind);
    }
    return new EvidenceTags(kinds);
  }

  kindOf(tag: string): EvidenceKind | undefined {
    return this.#kinds.get(tag);
  }
}
