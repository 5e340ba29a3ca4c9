import { isRecord, text, type FoldEvent, WaymarkReader } from '../../FoldEvent';
import type { EvaluationRow, VersionRow } from './VersionRow';

/** Evidence an event points to, added to its version once. */
export function applyEvidence(version: VersionRow, event: FoldEvent): void {
  const { sbom } = event.content;
  if (isRecord(sbom) && text(sbom.uri)) {
    addEvidence(version, event, 'sbom', text(sbom.uri));
  }
  if (!event.data.has('evidence')) return;
  const evidence = event.data.object('evidence');
  const kind = evidence.text('kind');
  if (!kind) return;
  addEvidence(
    version,
    event,
    kind,
    evidence.text('uri'),
    evidence.text('digest'),
  );
}

/** Evidence of a kind that an event tells of. */
export function addEvidence(
  version: VersionRow,
  event: FoldEvent,
  kind: string,
  uri?: string,
  digest?: string,
): void {
  const { source, id, time: at } = event;
  const known = version.evidence.find(
    row => row.kind === kind && row.source === source && row.id === id,
  );
  if (known) {
    known.uri = uri ?? known.uri;
    known.digest = digest ?? known.digest;
  } else {
    version.evidence.push({ source, id, kind, uri, digest, at });
  }
}

/** An evaluation as `testsuiterun.finished` tells it. */
export function readEvaluation(event: FoldEvent): EvaluationRow {
  const evaluation = event.data.object('evaluation');
  return {
    source: event.source,
    id: event.id,
    kind: evaluation.text('kind') ?? 'performance',
    passed: event.content.outcome === 'success',
    at: event.time,
    thresholdsCommit: evaluation.text('thresholdsCommit'),
    reportUrl: evaluation.text('reportUrl'),
    metrics: evaluation.list('metrics').flatMap(entry => {
      const metric = new WaymarkReader(entry);
      const name = metric.text('name');
      const value = metric.number('value');
      if (!name || value === undefined) return [];
      return [
        {
          name,
          value,
          threshold: metric.number('threshold'),
          direction: metric.text('direction'),
          slice: metric.text('slice'),
        },
      ];
    }),
  };
}
