import type { Payload } from 'backstage-plugin-waymark-node';
import type { LineageRun } from './LineageRun';

/** A version of a model that came out of a run. */
export type TrainedModel = {
  artifactId: string;
  version: string;
  /** Its name in MLflow's registry, if it stands there */
  registered?: string;
};

const MLFLOW = /^mlflow(:|$)/;

/**
 * The models among what a run wrote, each with its version; else the one its
 * `waymark` facet names. A model without a version is none yet.
 */
export function findModels(run: LineageRun): TrainedModel[] {
  const outputs = run.payload.list('outputs').filter(isModel);
  const models = outputs.flatMap(output => {
    const version =
      output.findText('facets.version.datasetVersion') ??
      (outputs.length === 1 ? run.modelVersion : undefined);
    if (!version) return [];
    const name = output.text('name');
    const registered = MLFLOW.test(output.text('namespace')) ? name : undefined;
    const artifactId = toPurl(registered ? 'mlflow' : 'generic', name, version);
    return [{ artifactId, version, registered }];
  });
  if (models.length > 0 || outputs.length > 0 || !run.modelVersion) {
    return withoutDoubles(models);
  }
  const name = run.facet('model')?.split('/').at(-1) || run.jobName;
  const version = run.modelVersion;
  return [{ artifactId: toPurl('generic', name, version), version }];
}

/** A data set that is a model: in MLflow, or of OpenLineage's type MODEL. */
export function isModel(dataset: Payload): boolean {
  const type = dataset.findText('facets.datasetType.datasetType');
  return (
    type?.toUpperCase() === 'MODEL' || MLFLOW.test(dataset.text('namespace'))
  );
}

function withoutDoubles(models: TrainedModel[]): TrainedModel[] {
  return [...new Map(models.map(each => [each.artifactId, each])).values()];
}

function toPurl(type: string, name: string, version: string): string {
  return `pkg:${type}/${encodeURIComponent(name)}@${encodeURIComponent(
    version,
  )}`;
}
