import { isRecord, text, type FoldEvent, WaymarkReader } from './FoldEvent';
import { isChangeDeployment } from './foldDeployments';
import type {
  DeploymentRow,
  EvaluationRow,
  TrainingRunRow,
  VersionRow,
} from './rows';

/** Versions by name, from everything that speaks of one; events in order. */
export function foldVersions(
  events: FoldEvent[],
  deployments: DeploymentRow[],
): VersionRow[] {
  const nameOf = versionNames(events);
  const versions = new Map<string, VersionRow>();
  for (const event of events) {
    const name = nameOf(event);
    if (!name) continue;
    const version = versions.get(name) ?? {
      version: name,
      datasets: [],
      evaluations: [],
      evidence: [],
      firstSeenAt: event.time,
    };
    versions.set(name, version);
    applyEvent(version, event);
  }
  for (const row of deployments) {
    if (!isChangeDeployment(row) || row.tier !== 'production') continue;
    const version = versions.get(nameOf.ofDeployment(row));
    if (!version || version.firstProductionAt !== undefined) continue;
    version.firstProductionAt = row.at;
    version.firstProduction = { source: row.source, id: row.id };
  }
  for (const row of deployments) {
    row.trainingTrigger = versions.get(nameOf.ofDeployment(row))?.trigger;
  }
  return [...versions.values()];
}

/** Training runs: each `artifact.packaged` that tells of one. */
export function foldTrainingRuns(events: FoldEvent[]): TrainingRunRow[] {
  const nameOf = versionNames(events);
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

/**
 * A version is named by the registry, else by its artifact; an artifact whose
 * version some event names is that version.
 */
function versionNames(events: FoldEvent[]) {
  const byArtifact = new Map<string, string>();
  for (const event of events) {
    const artifact = artifactOf(event);
    const version = event.data.text('modelVersion');
    if (artifact && version) byArtifact.set(artifact, version);
  }
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

function artifactOf(event: FoldEvent): string | undefined {
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

function applyEvidence(version: VersionRow, event: FoldEvent): void {
  const { sbom } = event.content;
  if (isRecord(sbom) && text(sbom.uri)) {
    addEvidence(version, event, 'sbom', text(sbom.uri));
  }
  if (!event.data.has('evidence')) return;
  const evidence = event.data.object('evidence');
  const kind = evidence.text('kind');
  if (!kind) return;
  addEvidence(
    version,
    event,
    kind,
    evidence.text('uri'),
    evidence.text('digest'),
  );
}

function addEvidence(
  version: VersionRow,
  event: FoldEvent,
  kind: string,
  uri?: string,
  digest?: string,
): void {
  const { source, id, time: at } = event;
  const known = version.evidence.find(
    row => row.kind === kind && row.source === source && row.id === id,
  );
  if (known) {
    known.uri = uri ?? known.uri;
    known.digest = digest ?? known.digest;
  } else {
    version.evidence.push({ source, id, kind, uri, digest, at });
  }
}

function readEvaluation(event: FoldEvent): EvaluationRow {
  const evaluation = event.data.object('evaluation');
  return {
    source: event.source,
    id: event.id,
    kind: evaluation.text('kind') ?? 'performance',
    passed: event.content.outcome === 'success',
    at: event.time,
    thresholdsCommit: evaluation.text('thresholdsCommit'),
    reportUrl: evaluation.text('reportUrl'),
    metrics: evaluation.list('metrics').flatMap(entry => {
      const metric = new WaymarkReader(entry);
      const name = metric.text('name');
      const value = metric.number('value');
      if (!name || value === undefined) return [];
      return [
        {
          name,
          value,
          threshold: metric.number('threshold'),
          direction: metric.text('direction'),
          slice: metric.text('slice'),
        },
      ];
    }),
  };
}
