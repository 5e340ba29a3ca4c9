import { text, type FoldEvent } from './FoldEvent';
import { isChangeDeployment } from './foldDeployments';
import { addEvidence, applyEvidence, readEvaluation } from './readEvidence';
import type {
  ArtifactRow,
  DeploymentRow,
  FoldedRows,
  TrainingRunRow,
  VersionRow,
} from './rows';

/**
 * Model versions by all that tells of them, and the artifacts they are.
 *
 * @param deployments - in order; of a version's first production deployment
 *   onwards, and told here which versions they are and what set off the training of these
 */
export function foldVersions(
  events: FoldEvent[],
  deployments: DeploymentRow[],
  known: Pick<FoldedRows, 'versions' | 'artifacts'>,
): Pick<FoldedRows, 'versions' | 'artifacts'> {
  const artifacts = foldArtifacts(events, known.artifacts);
  const nameOf = versionNames(artifacts);
  const versions = new Map(known.versions.map(row => [row.version, row]));
  for (const event of events) {
    const name = nameOf(event);
    if (!name) continue;
    const version = versions.get(name) ?? emptyVersion(name, event.time);
    versions.set(name, version);
    version.lastSeenAt = Math.max(version.lastSeenAt, event.time);
    applyEvent(version, event);
  }
  for (const row of deployments) {
    const version = versions.get(nameOf.ofDeployment(row));
    if (version && isChangeDeployment(row) && row.tier === 'production') {
      applyProduction(version, row);
    }
  }
  for (const row of deployments) {
    const name = nameOf.ofDeployment(row);
    if (name !== row.version) row.artifactVersion = name;
    row.trainingTrigger = versions.get(name)?.trigger;
  }
  return { versions: [...versions.values()], artifacts };
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

/** Training runs: each `artifact.packaged` that tells of one. */
export function foldTrainingRuns(
  events: FoldEvent[],
  known: Pick<FoldedRows, 'artifacts'>,
): TrainingRunRow[] {
  const nameOf = versionNames(foldArtifacts(events, known.artifacts));
  return events.flatMap(event => {
    if (event.kind !== 'artifact.packaged' || !event.data.has('training')) {
      return [];
    }
    const training = event.data.object('training');
    const finishedAt = training.instant('finishedAt');
    if (finishedAt === undefined) return [];
    return [
      {
        source: event.source,
        id: event.id,
        version: nameOf(event),
        finishedAt,
        trigger: training.text('trigger'),
      },
    ];
  });
}

/** Artifacts by the version the latest event that names one says they are. */
function foldArtifacts(
  events: FoldEvent[],
  known: ArtifactRow[],
): ArtifactRow[] {
  const rows = new Map(known.map(row => [row.artifact, row]));
  for (const event of events) {
    const artifact = artifactOf(event);
    if (!artifact) continue;
    const version =
      event.data.text('modelVersion') ?? rows.get(artifact)?.version;
    rows.set(artifact, { artifact, version });
  }
  return [...rows.values()];
}

/**
 * A version is named by the registry, else by its artifact; an artifact whose
 * version some event names is that version.
 */
function versionNames(artifacts: ArtifactRow[]) {
  const byArtifact = new Map(
    artifacts.flatMap(({ artifact, version }) =>
      version === undefined ? [] : [[artifact, version] as const],
    ),
  );
  const nameOf = (event: FoldEvent): string | undefined => {
    const named = event.data.text('modelVersion');
    if (named) return named;
    const artifact = artifactOf(event);
    return artifact && (byArtifact.get(artifact) ?? artifact);
  };
  nameOf.ofDeployment = (row: DeploymentRow): string =>
    byArtifact.get(row.version) ?? row.version;
  return nameOf;
}

/** The artifact an event is about. */
export function artifactOf(event: FoldEvent): string | undefined {
  if (event.kind.startsWith('artifact.')) return event.subjectId;
  if (event.kind.startsWith('service.')) return text(event.content.artifactId);
  return undefined;
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
