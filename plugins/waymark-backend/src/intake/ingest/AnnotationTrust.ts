import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { ModelAnnotation } from 'backstage-plugin-waymark-node';
import { repositoryHints } from './annotationHints';

/**
 * Whether a model may be known by a repository. Anybody who registers a model may
 * write another's repository into its annotation, so it counts only where the
 * entity's own file lies in that repository, or where operators vouch for the
 * model: by a file that the configuration lists, or by naming it there.
 */
export class AnnotationTrust {
  readonly #repositories: Set<string>;
  readonly #confirmed: Set<string>;

  static create(options: {
    annotations: readonly ModelAnnotation[];
    /** Origins of entities that the configuration lists: `url:https://…` */
    locations: readonly string[];
    /** Refs of models whose annotations operators confirm */
    confirmed: readonly string[];
  }): AnnotationTrust {
    return new AnnotationTrust(options);
  }

  private constructor(
    private readonly options: Parameters<typeof AnnotationTrust.create>[0],
  ) {
    this.#repositories = new Set(
      options.annotations.flatMap(({ names, annotation }) =>
        names === 'repository' ? annotation : [],
      ),
    );
    this.#confirmed = new Set(options.confirmed);
  }

  /** Whether an annotation of a model counts */
  isTrusted(entity: Entity, annotation: string, value: string): boolean {
    if (!this.#repositories.has(annotation)) return true;
    const { annotations = {} } = entity.metadata;
    const location = annotations[ANNOTATION_LOCATION];
    // The catalog gives one to every entity, and takes away what a file says
    if (location === undefined) return true;
    const origin = annotations[ANNOTATION_ORIGIN_LOCATION] ?? location;
    // Only configuration can name files of the backend's own machine
    return (
      origin.startsWith('file:') ||
      this.options.locations.includes(origin) ||
      this.#confirmed.has(stringifyEntityRef(entity)) ||
      this.#liesIn(location, annotation, value)
    );
  }

  #liesIn(location: string, annotation: string, value: string): boolean {
    const [, address] = /^url:(https?:.*)$/i.exec(location) ?? [];
    if (address === undefined || !URL.canParse(address)) return false;
    const { origin, pathname } = new URL(address);
    const path = pathname.toLocaleLowerCase('en-US');
    return (
      path.startsWith(`/${value.toLocaleLowerCase('en-US')}/`) &&
      // On a host of another forge the same path is another repository
      repositoryHints(`${origin}/${value}`, this.options.annotations).some(
        hint => hint.annotation === annotation,
      )
    );
  }
}
