import {
  findCause,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import { GithubRepository } from './GithubRepository';

type Turn = { kind: 'reported' | 'resolved'; time: string };

/**
 * `issues` with the incident label, or of a type with that name: opened,
 * reopened, labelled or typed is an incident reported; closed, deleted,
 * transferred, or neither labelled nor typed any more is one resolved. Labels `environment:<name>` and
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
    subject: `#${payload.text('issue.number')}`,
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
  const type = payload.findText('issue.type.name');
  const is = [...labelsOf(payload), type].some(isIncident);
  const turn = (kind: Turn['kind'], field: string): Turn => ({
    kind,
    time: payload.time(`issue.${field}`),
  });
  const action = payload.findText('action');
  switch (action) {
    case 'opened':
      return is ? turn('reported', 'created_at') : undefined;
    case 'reopened':
      return is ? turn('reported', 'updated_at') : undefined;
    case 'closed':
      return is ? turn('resolved', 'closed_at') : undefined;
    default:
  }
  // What is closed has ended before
  if (payload.findText('issue.state') !== 'open') return undefined;
  switch (action) {
    case 'deleted':
    case 'transferred':
      return is ? turn('resolved', 'updated_at') : undefined;
    case 'labeled':
    case 'typed': {
      const given = action === 'typed' ? 'type' : 'label';
      const became = isIncident(payload.findText(`${given}.name`));
      return became ? turn('reported', 'updated_at') : undefined;
    }
    case 'unlabeled':
    case 'untyped': {
      const taken = action === 'untyped' ? 'type' : 'label';
      const was = isIncident(payload.findText(`${taken}.name`));
      return was && !is ? turn('resolved', 'updated_at') : undefined;
    }
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
