import type {
  DeploymentRow,
  EventKey,
  IncidentRow,
  VersionRow,
} from '../projections/rows';
import type { MetricItem } from './MetricDefinition';
import type { Release } from './releases';

type Worth = Pick<MetricItem, 'value' | 'excludedFor'>;

export function deploymentItem(row: DeploymentRow, worth: Worth): MetricItem {
  return {
    subject: row.kind === 'rolledback' ? 'rollback' : 'deployment',
    source: row.source,
    id: row.id,
    at: row.at,
    version: row.version,
    environment: row.environment,
    runUrl: row.pipelineRun?.url,
    changeUrl: row.changes[0]?.url,
    ...worth,
  };
}

export function releaseItem({ opening }: Release, worth: Worth): MetricItem {
  return { ...deploymentItem(opening, worth), subject: 'release' };
}

export function incidentItem(row: IncidentRow, worth: Worth): MetricItem {
  return {
    subject: 'incident',
    source: row.openedBy.source,
    id: row.openedBy.id,
    at: row.startedAt,
    environment: row.environment,
    url: row.url,
    ...worth,
  };
}

/** A version, represented by the event that tells of it. */
export function versionItem(
  row: Pick<VersionRow, 'version' | 'runUrl'>,
  event: EventKey & { at: number },
  worth: Worth,
): MetricItem {
  return {
    subject: 'version',
    source: event.source,
    id: event.id,
    at: event.at,
    version: row.version,
    runUrl: row.runUrl,
    ...worth,
  };
}

/** A duration counts unless it is unknown or came out negative. */
export function duration(
  from: number | undefined,
  to: number,
  whenUnknown: string,
): Worth {
  if (from === undefined) return { excludedFor: whenUnknown };
  if (to < from) return { excludedFor: 'negativeDuration' };
  return { value: to - from };
}
