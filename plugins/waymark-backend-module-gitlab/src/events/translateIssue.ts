import {
  findCause,
  type Payload,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import { GitlabProject } from './GitlabProject';

const INCIDENT = 'incident';

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
    subject: `#${payload.text('object_attributes.iid')}`,
    content: {
      environment: { id: environment },
      description: payload.findText('object_attributes.title'),
    },
    waymark: { cause: findCause(cause) },
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
  const now = isIncident(
    labelsIn(
      payload,
      payload.find('changes.labels') ? 'changes.labels.current' : 'labels',
    ),
    payload.findText('object_attributes.type'),
  );
  const turn = (kind: Turn['kind'], field: string): Turn => ({
    kind,
    time: payload.time(`object_attributes.${field}`),
  });
  switch (payload.findText('object_attributes.action')) {
    case 'open':
      return now ? turn('reported', 'created_at') : undefined;
    case 'reopen':
      return now ? turn('reported', 'updated_at') : undefined;
    case 'close': {
      const closed = payload.findTime('object_attributes.closed_at');
      const field = closed ? 'closed_at' : 'updated_at';
      return now ? turn('resolved', field) : undefined;
    }
    case 'update': {
      if (payload.findText('object_attributes.state') === 'closed') {
        return undefined;
      }
      if (now === wasIncident(payload)) return undefined;
      return turn(now ? 'reported' : 'resolved', 'updated_at');
    }
    default:
      return undefined;
  }
}

/** An issue is one by its label or by its type; it takes both to end it */
function isIncident(labels: string[], type: string | undefined): boolean {
  return [...labels, type ?? ''].some(
    name => name.toLocaleLowerCase('en-US') === INCIDENT,
  );
}

/**
 * Whether it was one before an update. What GitLab says of the type's change
 * differs by version, and some say nothing: then an issue of that type may just
 * have been promoted, and telling an open incident again changes nothing.
 */
function wasIncident(payload: Payload): boolean {
  const labels = labelsIn(
    payload,
    payload.find('changes.labels') ? 'changes.labels.previous' : 'labels',
  );
  const type =
    payload.findText('changes.type.previous') ??
    payload.findText('changes.issue_type.previous');
  return isIncident(labels, type);
}

function labelsIn(payload: Payload, path: string): string[] {
  return payload.list(path).flatMap(label => label.findText('title') ?? []);
}

function scoped(labels: string[], scope: string): string | undefined {
  const label = labels.find(each =>
    each.toLocaleLowerCase('en-US').startsWith(`${scope}::`),
  );
  return label?.slice(scope.length + 2) || undefined;
}
