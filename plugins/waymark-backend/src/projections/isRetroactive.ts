import { RETROACTIVE_DECISIONS } from './foldDecisions';
import { attemptOf, isRunEnd } from './foldFailedAttempts';
import { text, type FoldEvent } from './FoldEvent';
import { incidentKey } from './foldIncidents';
import { readChange } from './foldMerges';
import { artifactOf } from './foldVersions';
import { keyOf } from './order';
import type { FoldedRows, IncidentRow } from './rows';

/**
 * Whether events change what earlier ones came to, so that going on from the
 * rows would not give what folding the whole model gives. In doubt it says
 * yes, which costs time and changes nothing.
 *
 * @param events - in order
 * @param known - the rows that `planLookups` asks for
 * @param shared - keys of incidents that events of other models, or of none,
 *   belong to
 * @param foldedWith - digest of what the folds take from configuration now
 */
export function isRetroactive(
  events: FoldEvent[],
  known: FoldedRows,
  shared: Set<string>,
  foldedWith: string,
): boolean {
  const [progress] = known.progress;
  if (progress?.foldedWith !== foldedWith) return true;
  const decided = new Set(progress.decided);
  const incidents = new Map(known.incidents.map(row => [keyOf(row), row]));
  return events.some(event => {
    if (RETROACTIVE_DECISIONS.includes(event.kind)) return true;
    if (decided.has(keyOf(event))) return true;
    if (isLateForVersion(event, known)) return true;
    if (event.kind.startsWith('service.')) {
      return (
        event.time <= progress.lastServiceAt ||
        event.time <= progress.lastIncidentAt ||
        known.incidents.some(row => row.names.includes(event.id))
      );
    }
    if (event.kind.startsWith('incident.')) {
      const key = incidentKey(event);
      return (
        event.time <= progress.lastIncidentAt ||
        decided.has(key) ||
        (shared.has(key) && !isOpen(incidents.get(key))) ||
        changesAttribution(event, incidents.get(key))
      );
    }
    if (isRunEnd(event)) {
      return event.time <= progress.lastRunAt && isAttempt(event, known);
    }
    return event.kind === 'change.merged' && isDeployed(event, known);
  });
}

/** Where it is not, another model may have opened it since. */
function isOpen(known: IncidentRow | undefined): boolean {
  return known !== undefined && known.endedAt === undefined;
}

/** An open incident is attributed anew when a later event tells more. */
function changesAttribution(
  event: FoldEvent,
  known: IncidentRow | undefined,
): boolean {
  return (
    isOpen(known) &&
    (event.data.text('deployment') !== undefined ||
      text(event.content.artifactId) !== undefined)
  );
}

/** An attempt is dated, and takes what it lacks, by the earliest of its events. */
function isAttempt(event: FoldEvent, { failedAttempts }: FoldedRows): boolean {
  const run = attemptOf(event);
  return failedAttempts.some(({ runId }) => runId === run);
}

/** What is deployed already takes what it lacks from the merge. */
function isDeployed(event: FoldEvent, { deployments }: FoldedRows): boolean {
  const commit = readChange(event)?.commit;
  return deployments.some(row => row.change?.commit === commit);
}

/** Events of one version apply in their order, and name it once and for all. */
function isLateForVersion(event: FoldEvent, known: FoldedRows): boolean {
  const artifact = artifactOf(event);
  const named = event.data.text('modelVersion');
  const alias = known.artifacts.find(row => row.artifact === artifact);
  if (artifact && named && alias && alias.version !== named) return true;
  if (artifact && named && !alias && hasVersion(artifact, known)) return true;
  const name = named ?? alias?.version ?? artifact;
  const version = known.versions.find(row => row.version === name);
  if (!version) return false;
  if (event.time <= version.lastSeenAt) return true;
  return (
    event.kind === 'artifact.packaged' &&
    event.data.has('training') &&
    event.data.object('training').text('trigger') !== version.trigger &&
    known.deployments.some(row => [name, artifact].includes(row.version))
  );
}

function hasVersion(name: string, { versions }: FoldedRows): boolean {
  return versions.some(({ version }) => version === name);
}
