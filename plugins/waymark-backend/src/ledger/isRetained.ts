import { canonicalPurl } from '../kernel/names';
import type { RetainedEvents } from './Retention';
import type { OldEvent } from './removeBodies';

/** Whether an event is among those kept, or names something kept. */
export function isRetained(
  { source, id, type, incidentKey, event }: OldEvent,
  retained: RetainedEvents,
): boolean {
  if (retained.events.has(JSON.stringify([source, id]))) return true;
  // Else what it ended would be live again
  if (/^dev\.cdevents\.service\.removed\./.test(type)) return true;
  if (incidentKey) return retained.incidents.has(incidentKey);
  // Nor may a deployment too many be live
  if (/^dev\.cdevents\.service\./.test(type)) return false;
  const { modelVersion, approval, change } = readData(event.customData);
  return (
    isVersion(retained, modelVersion) ||
    isVersion(retained, approval?.modelVersion) ||
    has(retained.commits, change?.commit) ||
    isArtifact(retained, event.subject.id) ||
    isArtifact(retained, event.subject.content.artifactId)
  );
}

/** A version may be named by its artifact. */
function isVersion(retained: RetainedEvents, value: unknown): boolean {
  return has(retained.versions, value) || isArtifact(retained, value);
}

function isArtifact({ artifacts }: RetainedEvents, value: unknown): boolean {
  return (
    typeof value === 'string' && artifacts.has(canonicalPurl(value) ?? value)
  );
}

function has(known: Set<string>, value: unknown): boolean {
  return typeof value === 'string' && known.has(value);
}

/** `customData` is open to any content. */
function readData(customData: OldEvent['event']['customData']): {
  modelVersion?: unknown;
  approval?: { modelVersion?: unknown } | null;
  change?: { commit?: unknown } | null;
} {
  const { waymark } = (customData ?? {}) as { waymark?: object | null };
  return waymark ?? {};
}
