import { walk, type Steps } from '../../../kernel/time/steps';
import { text, type FoldEvent } from '../../FoldEvent';
import { isChangeDeployment } from '../deployments/ChangeDeployments';
import type { DeploymentRow } from '../deployments/DeploymentRow';
import { artifactOf } from '../../oneName';
import { addEvidence, applyEvidence, readEvaluation } from './readEvidence';
import type { VersionRow } from './VersionRow';

/**
 * Model versions by all that tells of them.
 *
 * @param deployments - in order; told here what set off the training of their versions
 */
export function* foldVersions(
  events: FoldEvent[],
  deployments: DeploymentRow[],
): Steps<VersionRow[]> {
  const versions = new Map<string, VersionRow>();
  yield* walk(events, event => {
    const name = event.data.text('modelVersion');
    if (!name) return;
    const version = versions.get(name) ?? emptyVersion(name, event.time);
    versions.set(name, version);
    version.lastSeenAt = Math.max(version.lastSeenAt, event.time);
    applyEvent(version, event);
  });
  yield* walk(deployments, row => {
    const version = versions.get(row.version);
    row.trainingTrigger = version?.trigger;
    if (version && isChangeDeployment(row) && row.tier === 'production') {
      applyProduction(version, row);
    }
  });
  return [...versions.values()];
}

/** A version that no event tells anything of. */
export function emptyVersion(version: string, at: number): VersionRow {
  return {
    version,
    datasets: [],
    evaluations: [],
    evidence: [],
    firstProductionIn: [],
    firstSeenAt: at,
    lastSeenAt: at,
  };
}

function applyProduction(version: VersionRow, row: DeploymentRow): void {
  const { source, id, at, environment } = row;
  if (version.firstProductionAt === undefined) {
    version.firstProductionAt = at;
    version.firstProduction = { source, id };
  }
  if (
    version.firstProductionIn.every(first => first.environment !== environment)
  ) {
    version.firstProductionIn.push({ source, id, at, environment });
  }
}

function applyEvent(version: VersionRow, event: FoldEvent): void {
  version.artifactId = artifactOf(event) ?? version.artifactId;
  if (event.kind === 'artifact.packaged') {
    version.packagedAt ??= event.time;
    if (event.data.has('training')) applyTraining(version, event);
  } else if (event.kind === 'artifact.published') {
    version.publishedAt ??= event.time;
  } else if (event.kind === 'artifact.signed') {
    version.signedAt ??= event.time;
    addEvidence(version, event, 'signature');
  } else if (event.kind === 'testsuiterun.finished') {
    if (event.data.has('evaluation')) {
      version.evaluations.push(readEvaluation(event));
    }
  }
  applyEvidence(version, event);
}

function applyTraining(version: VersionRow, event: FoldEvent): void {
  const training = event.data.object('training');
  version.trainedBy = { source: event.source, id: event.id };
  version.trainingStartedAt = training.instant('startedAt');
  version.trainingFinishedAt = training.instant('finishedAt');
  version.trainedDataUntil = training.instant('trainedDataUntil');
  version.trigger = training.text('trigger');
  version.runUrl = training.text('runUrl');
  version.datasets = training
    .list('datasets')
    .flatMap(dataset => text(dataset) ?? []);
}
