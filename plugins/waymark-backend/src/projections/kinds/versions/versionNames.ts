import { text, type FoldEvent } from '../../FoldEvent';
import type { DeploymentRow } from '../deployments/DeploymentRow';

/**
 * Names versions: by the registry, else by their artifact. An artifact is the
 * version that the latest event which names both says it is.
 *
 * @param events - in order
 */
export function versionNames(events: FoldEvent[]) {
  const byArtifact = new Map<string, string>();
  for (const event of events) {
    const artifact = artifactOf(event);
    const version = event.data.text('modelVersion');
    if (artifact && version) byArtifact.set(artifact, version);
  }
  return {
    ofEvent: (event: FoldEvent): string | undefined => {
      const named = event.data.text('modelVersion');
      if (named) return named;
      const artifact = artifactOf(event);
      return artifact && (byArtifact.get(artifact) ?? artifact);
    },
    ofDeployment: (row: DeploymentRow): string =>
      byArtifact.get(row.version) ?? row.version,
  };
}

/** The artifact an event is about. */
export function artifactOf(event: FoldEvent): string | undefined {
  if (event.kind.startsWith('artifact.')) return event.subjectId;
  if (event.kind.startsWith('service.')) return text(event.content.artifactId);
  return undefined;
}
