import type { TranslatedEvent } from 'backstage-plugin-waymark-node';
import type { EvidenceKind, EvidenceTags } from './EvidenceTags';
import type { MlflowNotice } from './MlflowNotice';

const FORMATS = new Map([
  ['html', 'text/html'],
  ['json', 'application/json'],
  ['md', 'text/markdown'],
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain'],
  ['xml', 'application/xml'],
]);

/** A version registered, and the documents its tags name from the start. */
export function translateVersionCreated(
  notice: MlflowNotice,
  tags: EvidenceTags,
): TranslatedEvent[] {
  // Tags are looked at whole: a dot in a key is part of the key
  const documents = Object.entries(
    notice.payload.find('data.tags') ?? {},
  ).flatMap(([tag, value]) => toEvidence(notice, tag, tags.kindOf(tag), value));
  return [
    notice.event('artifact.published', {
      subject: notice.artifact,
      content: {},
      waymark: { modelVersion: notice.version },
    }),
    ...documents,
  ];
}

/** A tag set on a version, which may name a document. */
export function translateTagSet(
  notice: MlflowNotice,
  tags: EvidenceTags,
): TranslatedEvent[] {
  const tag = notice.payload.text('data.key');
  const value = notice.payload.findText('data.value');
  return toEvidence(notice, tag, tags.kindOf(tag), value);
}

function toEvidence(
  notice: MlflowNotice,
  tag: string,
  kind: EvidenceKind | undefined,
  uri: unknown,
): TranslatedEvent[] {
  // A tag is free text: what is no absolute URI names no document
  if (!kind || typeof uri !== 'string') return [];
  if (!/^[a-z][a-z\d+.-]*:[!-~]+$/i.test(uri) || !URL.canParse(uri)) return [];
  const extension = /\.([a-z]+)$/i.exec(new URL(uri).pathname)?.[1] ?? '';
  const isReport = kind === 'model-card' || kind === 'test-report';
  return [
    notice.event('testoutput.published', {
      // Several tags may name documents of one kind
      part: tag,
      subject: uri,
      content: {
        outputType: isReport ? 'report' : 'other',
        format:
          FORMATS.get(extension.toLowerCase()) ?? 'application/octet-stream',
        uri,
      },
      waymark: {
        modelVersion: notice.version,
        evidence: { kind, uri },
      },
    }),
  ];
}
