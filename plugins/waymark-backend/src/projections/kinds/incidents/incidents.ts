import { keyOf } from '../../order';
import { ref } from '../../references';
import { deployments } from '../deployments/deployments';
import { OPEN, type RowKindDefinition } from '../RowKindDefinition';
import { attributeIncidents } from './attributeIncidents';
import { foldIncidents } from './foldIncidents';
import type { IncidentRow } from './IncidentRow';
import { retainIncidents } from './retainIncidents';

/** Incidents, with the deployment each is blamed on. */
export const incidents: RowKindDefinition<IncidentRow> = {
  key: row => keyOf(row.openedBy),
  at: row => Math.max(row.endedAt ?? OPEN, row.deploymentAt ?? 0),
  place: row => [row.startedAt, row.openedBy.source, row.openedBy.id],
  references: row => [
    { ref: ref.incidents, at: row.startedAt },
    { ref: ref.incident(keyOf(row)), at: row.startedAt },
    ...(row.deployment
      ? [{ ref: ref.blamedOn(keyOf(row.deployment)), at: row.startedAt }]
      : []),
  ],
  *fold({ model, all, events, options, rowsOf }) {
    const folded = yield* foldIncidents(all, { model, ...options });
    return yield* attributeIncidents(
      folded.incidents,
      rowsOf(deployments),
      events.filter(event => event.kind === 'waymark-incident.attributed'),
      options.attributionDays,
    );
  },
  retain: retainIncidents,
};
