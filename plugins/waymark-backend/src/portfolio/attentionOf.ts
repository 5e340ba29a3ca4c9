import type {
  AttentionCode,
  ModelSummary,
} from 'backstage-plugin-waymark-common';
import type { Snapshot } from '../standings/makeSnapshot';

type Attention = ModelSummary['attention'][number];

/** What somebody should look at in a model: code, parameters and English text. */
export function attentionOf(
  inCatalog: boolean,
  risk: object | undefined,
  snapshot: Snapshot | undefined,
): Attention[] {
  const found: Attention[] = [];
  const say = (
    code: AttentionCode,
    text: string,
    parameters: Attention['parameters'] = {},
    kind: string = code,
  ) => found.push({ kind, code, parameters, text });
  if (!inCatalog) {
    say('shadow', 'Sends events but is in no catalog: register it');
  } else if (!risk) {
    say('untiered', 'Has no risk tier: classify it');
  }
  if (!snapshot) return found;
  for (const environment of snapshot.deniedIn ?? []) {
    const live = snapshot.live.find(one => one.environment === environment);
    const version = live?.version ?? '';
    say(
      'denied',
      `Version ${version} serves in ${environment} against a gate’s decision`,
      { version, environment },
    );
  }
  const { openIncidents, staleIncidents, openFailures, figures } = snapshot;
  const open = `${count(openIncidents, 'incident')} open in production`;
  if (staleIncidents > 0) {
    say(
      'incidentStale',
      `${open}, ${staleIncidents} stale: end what is over`,
      { count: openIncidents, stale: staleIncidents },
      'incident',
    );
  } else if (openIncidents > 0) {
    say('incident', open, { count: openIncidents });
  }
  if (openFailures > 0) {
    const failures = count(openFailures, 'failed deployment');
    say('failure', `${failures} not recovered: roll back or resolve`, {
      count: openFailures,
    });
  }
  if (figures.changeFailRate?.band === 'low') {
    const percent = Math.round((figures.changeFailRate.value ?? 0) * 100);
    say('failRate', `${percent} % of releases failed in 90 days`, { percent });
  }
  return found;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
