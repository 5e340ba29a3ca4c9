/**
 * A catalog annotation by which the engine finds the model of a native event
 * that names no model, but a repository or an artifact.
 *
 * @public
 */
export type ModelAnnotation =
  | {
      /** `gitlab.com/project-slug`; it holds the repository's path */
      annotation: string;
      names: 'repository';
      /**
       * Part of the names of the hosts that the annotation is for, lower case. A
       * host that is none of any annotation's may be of each of them.
       */
      host: string;
    }
  | {
      /** `mlflow.org/registered-model`; it holds the package's name */
      annotation: string;
      names: 'artifact';
      /** Type of the package URLs that the annotation is for, lower case: `mlflow` */
      purlType: string;
    };
