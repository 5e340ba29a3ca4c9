import { duration, incidentItem } from '../items';
import type { MetricDefinition } from '../MetricDefinition';
import type { ModelHistory } from '../ModelHistory';
import { within, type Window } from '../window';

/** From when a model went wrong to when somebody or something noticed. */
export const timeToDetect: MetricDefinition = {
  id: 'timeToDetect',
  version: 2,
  unit: 'ms',
  statistic: 'median',
  items: (history, window) =>
    incidentsIn(history, window).map(incident =>
      incidentItem(
        incident,
        duration(incident.degradedSince, incident.startedAt, 'noDegradedSince'),
      ),
    ),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No production incident started in the window'
      : 'No incident in the window tells when the degradation began',
};

/** From an incident's start to its end. */
export const timeToRestore: MetricDefinition = {
  id: 'timeToRestore',
  version: 2,
  unit: 'ms',
  statistic: 'median',
  items: (history, window) =>
    incidentsIn(history, window).map(incident =>
      incidentItem(
        incident,
        incident.endedAt === undefined
          ? { excludedFor: 'open' }
          : duration(incident.startedAt, incident.endedAt, 'open'),
      ),
    ),
  reason: (_history, _window, items) =>
    items.length === 0
      ? 'No production incident started in the window'
      : 'No incident that started in the window has ended',
  beside: ({ endsWithoutStart }, window, items) => ({
    open: items.filter(item => item.excludedFor === 'open').length,
    endWithoutStart: within(endsWithoutStart, window, row => row.at).length,
  }),
};

/** Production incidents a deployment is blamed for. */
export const deploymentIncidents: MetricDefinition = {
  id: 'deploymentIncidents',
  version: 2,
  unit: 'count',
  statistic: 'count',
  items: (history, window) =>
    incidentsIn(history, window)
      .filter(incident => incident.deployment)
      .map(incident => incidentItem(incident, {})),
  reason: () => undefined,
};

function incidentsIn(history: ModelHistory, window: Window) {
  return within(history.incidents, window, incident => incident.startedAt);
}
