import type {
  Deployment,
  Incident,
  ModelVersion,
} from 'backstage-plugin-waymark-common';
import { incidentsByDeployment } from '../../projections/kinds/incidents/attributeIncidents';
import { isStale } from '../../projections/kinds/incidents/IncidentRow';
import { keyOf } from '../../projections/order';
import type {
  CarriedChange,
  DeploymentRow,
  IncidentRow,
  ModelRows,
  VersionRow,
} from '../../projections/rows';
import { formatInstant, formatOptional } from '../../kernel/time/instant';
import { matchReports } from './matchReports';

/** Deployments as the API tells them, newest first. */
export function toDeployments(rows: ModelRows): Deployment[] {
  const blamed = incidentsByDeployment(rows.incidents);
  const { beside } = matchReports(rows);
  return rows.deployments
    .map(row => ({
      ...toDeployment(row, blamed.get(keyOf(row)) ?? []),
      corroboratedBy: (beside.get(keyOf(row)) ?? []).map(report => ({
        source: report.source,
        eventId: report.id,
        at: formatInstant(report.at),
      })),
    }))
    .reverse();
}

function toDeployment(
  row: DeploymentRow,
  incidents: IncidentRow[],
): Deployment {
  const reverted: Deployment['failedFor'] = row.revertedBy ? ['reverted'] : [];
  const blamed: Deployment['failedFor'] =
    incidents.length > 0 ? ['incident'] : [];
  return {
    eventId: row.id,
    source: row.source,
    kind: row.kind,
    environment: row.environment,
    tier: row.tier,
    version: row.version,
    at: formatInstant(row.at),
    executedBy: row.executedBy,
    change: row.changes[0]?.named ? toChange(row.changes[0]) : null,
    changes: row.changes.map(change => ({
      ...toChange(change),
      mergedAt: formatOptional(change.mergedAt),
      named: change.named,
      first: change.first ?? false,
    })),
    pipelineRun: row.pipelineRun
      ? { id: row.pipelineRun.id ?? null, url: row.pipelineRun.url ?? null }
      : null,
    strategy: row.strategy ?? null,
    trafficPercent: row.trafficPercent ?? null,
    unplanned: row.unplanned ?? row.fix,
    fix: row.fix,
    failed: row.failed,
    failedFor: row.failed ? [...reverted, ...blamed] : [],
    incidents: incidents.map(({ id }) => id),
    revertedBy: row.revertedBy?.id ?? null,
    reverts: row.reverts?.id ?? null,
    toVersion: row.toVersion ?? null,
    rollbackRequest: row.rollbackRequest ?? null,
    liveFrom: formatOptional(row.liveFrom),
    liveUntil: formatOptional(row.liveUntil),
  };
}

function toChange(change: CarriedChange) {
  return {
    repository: change.repository ?? null,
    commit: change.commit ?? null,
    committedAt: formatOptional(change.committedAt),
    url: change.url ?? null,
    author: change.author ?? null,
  };
}

/** An incident as the API tells it. */
export function toIncident(row: IncidentRow, now: number): Incident {
  return {
    id: row.id,
    source: row.source,
    environment: row.environment ?? null,
    tier: row.tier,
    startedAt: formatInstant(row.startedAt),
    endedAt: formatOptional(row.endedAt),
    degradedSince: formatOptional(row.degradedSince),
    cause: row.cause ?? null,
    description: row.description ?? null,
    deployment: row.deployment?.id ?? null,
    deploymentSource: row.deployment?.source ?? null,
    deploymentVersion: row.deploymentVersion ?? null,
    rule: row.rule,
    url: row.url ?? null,
    openedBy: row.openedBy,
    endedBy: row.endedBy ?? null,
    lastToldAt: formatInstant(row.lastToldAt),
    stale: isStale(row, now),
  };
}

/** A version as the API tells it. */
export function toVersion(row: VersionRow): ModelVersion {
  return {
    version: row.version,
    artifactId: row.artifactId ?? null,
    trainedAt: formatOptional(row.trainingFinishedAt),
    trigger: row.trigger ?? null,
    trainedDataUntil: formatOptional(row.trainedDataUntil),
    datasets: row.datasets,
    runUrl: row.runUrl ?? null,
    packagedAt: formatOptional(row.packagedAt),
    publishedAt: formatOptional(row.publishedAt),
    signedAt: formatOptional(row.signedAt),
    firstProductionAt: formatOptional(row.firstProductionAt),
    evaluations: row.evaluations.map(evaluation => ({
      eventId: evaluation.id,
      kind: evaluation.kind,
      passed: evaluation.passed,
      at: formatInstant(evaluation.at),
      metrics: evaluation.metrics,
      thresholdsCommit: evaluation.thresholdsCommit ?? null,
      reportUrl: evaluation.reportUrl ?? null,
    })),
    evidence: row.evidence.map(evidence => ({
      kind: evidence.kind,
      uri: evidence.uri ?? null,
      digest: evidence.digest ?? null,
      eventId: evidence.id,
      at: formatInstant(evidence.at),
    })),
  };
}
