import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { TranslatedEvent, Payload } from 'backstage-plugin-waymark-node';
import { GitlabProject } from './GitlabProject';
import { parseTime } from './parseTime';

const INCIDENT = 'incident';
const CAUSES = [
  'drift',
  'dataQuality',
  'performance',
  'infrastructure',
  'dependency',
  'unknown',
] as const;

type Turn = { kind: 'reported' | 'resolved'; time: string };

/**
 * Issue Hook of an incident: an issue labelled `incident` or of GitLab's own
 * type. Labels `environment::<name>` and `cause::<cause>` say where and why;
 * without the first it is production.
 */
export function translateIssue(payload: Payload): TranslatedEvent[] {
  const turn = findTurn(payload);
  if (!turn) return [];

  const project = new GitlabProject(payload);
  const labels = labelsIn(payload, 'labels');
  const environment = scoped(labels, 'environment') ?? 'production';
  const cause = scoped(labels, 'cause');
  const attributes = {
    id: `issue/${payload.text('object_attributes.id')}/${turn.kind}/${
      turn.time
    }`,
    time: turn.time,
    subject: `${project.slug}#${payload.text('object_attributes.iid')}`,
    content: {
      environment: { id: environment },
      description: payload.findText('object_attributes.title'),
    },
    waymark: { cause: toCause(cause) },
  };
  if (turn.kind === 'resolved') {
    return [project.event('incident.resolved', attributes)];
  }
  const ticketURI = payload.url('object_attributes.url');
  const content = { ...attributes.content, ticketURI };
  return [project.event('incident.reported', { ...attributes, content })];
}

/** Whether this payload opens or ends an incident, and when */
function findTurn(payload: Payload): Turn | undefined {
  const is = isIncident(payload, labelsIn(payload, 'labels'));
  const action = payload.findText('object_attributes.action');
  if (action === 'open' && is) {
    return { kind: 'reported', time: timeOf(payload, 'created_at') };
  }
  if (action === 'reopen' && is) {
    return { kind: 'reported', time: timeOf(payload, 'updated_at') };
  }
  if (action === 'close' && is) {
    const closed = payload.findText('object_attributes.closed_at');
    const field = closed ? 'closed_at' : 'updated_at';
    return { kind: 'resolved', time: timeOf(payload, field) };
  }
  if (action === 'update') {
    const before = labelsIn(payload, 'changes.labels.previous');
    const after = labelsIn(payload, 'changes.labels.current');
    const was = before.includes(INCIDENT);
    const open = payload.findText('object_attributes.state') !== 'closed';
    if (was === after.includes(INCIDENT) || !open) return undefined;
    const kind = was ? 'resolved' : 'reported';
    return { kind, time: timeOf(payload, 'updated_at') };
  }
  return undefined;
}

function isIncident(payload: Payload, labels: string[]): boolean {
  const type = payload.findText('object_attributes.type');
  return labels.includes(INCIDENT) || type?.toLowerCase() === INCIDENT;
}

function labelsIn(payload: Payload, path: string): string[] {
  return payload.list(path).flatMap(label => label.findText('title') ?? []);
}

function scoped(labels: string[], scope: string): string | undefined {
  const label = labels.find(each => each.startsWith(`${scope}::`));
  return label?.slice(scope.length + 2) || undefined;
}

function toCause(text: string | undefined): WaymarkData['cause'] {
  const plain = (cause: string) => cause.toLowerCase().replace(/[^a-z]/g, '');
  return CAUSES.find(cause => text && plain(cause) === plain(text));
}

function timeOf(payload: Payload, field: string): string {
  const path = `object_attributes.${field}`;
  return parseTime(payload.text(path), path);
}
