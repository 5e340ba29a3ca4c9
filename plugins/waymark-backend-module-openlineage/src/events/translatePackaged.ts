import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { ModelHint, TranslatedEvent } from 'backstage-plugin-waymark-node';
import type { DatasetNames } from './DatasetNames';
import type { LineageRun } from './LineageRun';
import { findModels, isModel } from './findModels';

const TRIGGERS = ['commit', 'schedule', 'drift', 'manual'] as const;

/**
 * A run that completed and whose event names a model's version trained it, on
 * what it read. The event alone is asked: when the run began is known only
 * where the `waymark` facet says so.
 */
export function translatePackaged(
  run: LineageRun,
  datasets: DatasetNames,
): TranslatedEvent[] {
  if (run.state !== 'COMPLETE') return [];

  const models = findModels(run);
  const training = trainingOf(run, datasets);
  return models.map(({ artifactId, version, registered }) => {
    const hints: ModelHint[] = registered
      ? [{ annotation: 'mlflow.org/registered-model', value: registered }]
      : [];
    const waymark: WaymarkData = { modelVersion: version, training };
    // The facet names one model; of several that came out, it cannot be each
    if (models.length > 1) waymark.model = undefined;
    return run.event(
      {
        kind: 'artifact.packaged',
        // Without the time: a run that ends twice has trained once
        id: `run/${run.id}/packaged/${artifactId}`,
        subject: artifactId,
        content: { change: { id: run.change?.commit ?? run.id } },
        waymark,
      },
      hints,
    );
  });
}

function trainingOf(
  run: LineageRun,
  datasets: DatasetNames,
): WaymarkData['training'] {
  const inputs = run.payload.list('inputs').filter(input => !isModel(input));
  const trigger = run.facet('trigger');
  return {
    startedAt: timeOf(run, 'startedAt'),
    finishedAt: timeOf(run, 'finishedAt') ?? run.time,
    trainedDataUntil: timeOf(run, 'trainedDataUntil'),
    datasets: [...new Set(inputs.map(input => datasets.of(input)))],
    trigger: TRIGGERS.find(known => known === trigger),
    runUrl: run.url,
  };
}

function timeOf(run: LineageRun, field: string): string | undefined {
  return run.payload.findTime(`run.facets.waymark.${field}`);
}
