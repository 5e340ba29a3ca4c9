import {
  findCause,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import { GithubRepository } from './GithubRepository';
import { readTime } from './readTime';

type Turn = { kind: 'reported' | 'resolved'; time: string };

/**
 * `issues` with the incident label: opened, reopened or labelled is an incident
 * reported, closed or unlabelled one resolved. Labels `environment:<name>` and
 * `cause:<cause>` say where and why; without the first it is production.
 */
export function translateIssue(
  payload: Payload,
  incidentLabel: string,
): TranslatedEvent[] {
  const turn = findTurn(payload, incidentLabel);
  if (!turn) return [];

  const repository = new GithubRepository(payload);
  const labels = labelsOf(payload);
  const attributes = {
    id: `issue/${payload.text('issue.id')}/${turn.kind}/${turn.time}`,
    time: turn.time,
    subject: `${repository.slug}#${payload.text('issue.number')}`,
    content: {
      environment: { id: scoped(labels, 'environment') ?? 'production' },
      description: payload.findText('issue.title'),
    },
    waymark: { cause: findCause(scoped(labels, 'cause')) },
  };
  if (turn.kind === 'resolved') {
    return [repository.event('incident.resolved', attributes)];
  }
  const ticketURI = payload.url('issue.html_url');
  const content = { ...attributes.content, ticketURI };
  return [repository.event('incident.reported', { ...attributes, content })];
}

/** Whether this payload opens or ends an incident, and when */
function findTurn(payload: Payload, incidentLabel: string): Turn | undefined {
  const isIncident = (name: string | undefined) => same(name, incidentLabel);
  const action = payload.findText('action');
  if (action === 'labeled' || action === 'unlabeled') {
    const open = payload.findText('issue.state') === 'open';
    if (!open || !isIncident(payload.findText('label.name'))) return undefined;
    const kind = action === 'labeled' ? 'reported' : 'resolved';
    return { kind, time: readTime(payload, 'issue.updated_at') };
  }
  if (!labelsOf(payload).some(isIncident)) return undefined;
  switch (action) {
    case 'opened':
      return { kind: 'reported', time: readTime(payload, 'issue.created_at') };
    case 'reopened':
      return { kind: 'reported', time: readTime(payload, 'issue.updated_at') };
    case 'closed':
      return { kind: 'resolved', time: readTime(payload, 'issue.closed_at') };
    default:
      return undefined;
  }
}

// GitHub holds labels that differ in case alone to be one
function same(name: string | undefined, other: string): boolean {
  return name?.toLowerCase() === other.toLowerCase();
}

function labelsOf(payload: Payload): string[] {
  return payload
    .list('issue.labels')
    .flatMap(each => each.findText('name') ?? []);
}

/** `environment:staging`, `environment: staging` or `environment::staging` */
function scoped(labels: string[], scope: string): string | undefined {
  for (const label of labels) {
    const [name, value] = label.split(/::?\s*(.*)/s);
    if (same(name, scope) && value) return value;
  }
  return undefined;
}
