import { InputError, NotFoundError } from '@backstage/errors';
import { eventKind, type EventName } from 'backstage-plugin-waymark-common';
import type { EventLookup, FoundEvent } from '../../ledger/EventLookup';
import { isChangeDeployment } from '../../projections/kinds/deployments/ChangeDeployments';
import type { ProjectionReader } from '../../projections/ProjectionReader';
import type { IncidentRow, ModelRows } from '../../projections/rows';
import { formatInstant, parseInstant } from '../../kernel/time/instant';
import type { Statement } from './CorrectionRecord';

/**
 * Checks that what a correction names is this model's and can be corrected.
 *
 * @returns the rows of what it names
 * @throws NotFoundError when it is not the model's
 * @throws InputError when it cannot be corrected
 */
export async function checkStatement(
  says: Statement,
  options: {
    model: string;
    projections: Pick<ProjectionReader, 'getNamed'>;
    events: EventLookup;
  },
): Promise<ModelRows> {
  const { model, projections, events } = options;
  if ('event' in says) {
    const { source, id } = says.event;
    const [found] = await events.find([says.event]);
    const rows = await projections.getNamed(model, {
      incidents: found ? [subjectOf(found)] : [],
    });
    if (!found || !isOf(model, rows, found)) {
      throw new NotFoundError(`${model} has no event ${id} from ${source}`);
    }
    if (found.decided) {
      throw new InputError(
        'What was decided in the portal is not withdrawn. Reverse the correction or the assignment instead.',
      );
    }
    return rows;
  }
  const deployment = 'deployment' in says ? says.deployment : undefined;
  const rows = await projections.getNamed(model, {
    deployments: deployment ? [deployment] : [],
    incidents: 'incident' in says ? [says.incident] : [],
  });
  if ('incident' in says) {
    const found = findIncident(rows, says);
    if (!found) {
      throw new NotFoundError(
        `${model} has no incident ${says.incident.id} that started at ${says.startedAt}`,
      );
    }
    if (says.kind === 'incidentEnded') {
      checkEnd(found, says.endedAt);
    } else if (says.deployment) {
      findChange(rows, model, says.deployment, 'be blamed for an incident');
    }
    return rows;
  }
  findChange(
    rows,
    model,
    says.deployment,
    'be marked: it always counts as unplanned',
  );
  return rows;
}

/** The incident that a correction names by its key and start. */
export function findIncident(
  { incidents }: ModelRows,
  { incident, startedAt }: { incident: EventName; startedAt: string },
): IncidentRow | undefined {
  const start = parseInstant(startedAt);
  return incidents.find(
    row => isSame(row, incident) && row.startedAt === start,
  );
}

/** With an end before its latest event, that event would open the incident again. */
function checkEnd(incident: IncidentRow, endedAt: string): void {
  const { id, lastToldAt, endedAt: known } = incident;
  if (known !== undefined) {
    throw new InputError(
      `Incident ${id} ended already, at ${formatInstant(known)}`,
    );
  }
  const end = parseInstant(endedAt)!;
  if (end > Date.now()) {
    throw new InputError('An incident cannot be ended in the future');
  }
  if (end < lastToldAt) {
    throw new InputError(
      `Incident ${id} was still told of at ${formatInstant(
        lastToldAt,
      )}, so it cannot have ended before that`,
    );
  }
}

/** An event of an incident that names no model is of those the incident is of. */
function isOf(
  model: string,
  { incidents }: ModelRows,
  found: FoundEvent,
): boolean {
  const { models, type } = found;
  if (models.length > 0) return models.includes(model);
  return (
    eventKind(type)?.startsWith('incident.') === true &&
    incidents.some(row => isSame(row, subjectOf(found)))
  );
}

function subjectOf({ source, event: { subject } }: FoundEvent): EventName {
  return { source: subject.source ?? source, id: subject.id };
}

function findChange(
  { deployments }: ModelRows,
  model: string,
  name: EventName,
  what: string,
): void {
  const row = deployments.find(each => isSame(each, name));
  if (!row) {
    throw new NotFoundError(
      `${model} has no deployment ${name.id} from ${name.source}`,
    );
  }
  if (!isChangeDeployment(row)) {
    throw new InputError(
      `${name.id} is a rollback. A rollback cannot ${what}.`,
    );
  }
}

function isSame(a: EventName, b: EventName): boolean {
  return a.source === b.source && a.id === b.id;
}
