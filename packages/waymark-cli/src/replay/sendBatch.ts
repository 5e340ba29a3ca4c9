import type { BatchReceipt } from 'backstage-plugin-waymark-common';
import type { Portal } from '../portal/Portal';
import type { Batch } from './readBatches';

export type Refused = { line: number; id: string | null; why: string };

/** What became of events sent. */
export type Sent = { accepted: number; duplicates: number; refused: Refused[] };

/**
 * Sends a batch; one that is too large for the portal goes in halves.
 *
 * @throws UsageError when the portal takes none of it
 */
export async function sendBatch(portal: Portal, batch: Batch): Promise<Sent> {
  const { lines } = batch;
  const response = await portal.waymark('/events', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: lines.map(({ text }) => text).join('\n'),
  });
  if (response.status === 413) {
    if (lines.length === 1) {
      const [{ number: line }] = lines;
      const why = 'is larger than the portal takes';
      return { accepted: 0, duplicates: 0, refused: [{ line, id: null, why }] };
    }
    const middle = Math.ceil(lines.length / 2);
    const first = await sendBatch(portal, { lines: lines.slice(0, middle) });
    const second = await sendBatch(portal, { lines: lines.slice(middle) });
    return {
      accepted: first.accepted + second.accepted,
      duplicates: first.duplicates + second.duplicates,
      refused: [...first.refused, ...second.refused],
    };
  }
  if (!response.ok) throw await portal.refusal(response);
  const receipt = (await response.json()) as BatchReceipt;
  return {
    accepted: receipt.accepted,
    duplicates: receipt.duplicates,
    refused: [
      ...receipt.rejected.map(({ index, id, errors }) => ({
        line: lines[index].number,
        id,
        why: errors
          .map(({ path, message }) => `${path} ${message}`.trim())
          .join('; '),
      })),
      ...receipt.conflicts.map(({ index, id }) => ({
        line: lines[index].number,
        id,
        why: 'is known with other content',
      })),
    ].sort((a, b) => a.line - b.line),
  };
}
