import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Portal, type PortalOptions } from '../portal/Portal';
import { readBatches } from '../replay/readBatches';
import { sendBatch } from '../replay/sendBatch';
import { UsageError } from '../UsageError';

/** Refused events told one by one; the rest are counted. */
const MOST_TOLD = 100;

/** `waymark replay`: sets exit code 1 when any event was refused. */
export async function replay(
  file: string,
  options: PortalOptions & { batch: number },
): Promise<void> {
  if (file !== '-' && !existsSync(file)) {
    throw new UsageError(`There is no file ${file}; - reads what is piped in`);
  }
  const portal = new Portal(options);
  const lines = createInterface({
    input: file === '-' ? process.stdin : createReadStream(file),
    crlfDelay: Infinity,
  });
  const total = { accepted: 0, duplicates: 0, refused: 0 };
  let told = Date.now();
  for await (const batch of readBatches(lines, options.batch)) {
    const sent = await sendBatch(portal, batch);
    total.accepted += sent.accepted;
    total.duplicates += sent.duplicates;
    for (const { line, id, why } of sent.refused) {
      total.refused += 1;
      if (total.refused > MOST_TOLD) continue;
      process.stderr.write(`line ${line}${id ? ` (${id})` : ''}: ${why}\n`);
    }
    if (Date.now() - told > 2_000) {
      told = Date.now();
      process.stderr.write(`${describe(total)} so far\n`);
    }
  }
  process.stdout.write(`${describe(total)}\n`);
  if (total.refused > 0) process.exitCode = 1;
}

function describe(total: {
  accepted: number;
  duplicates: number;
  refused: number;
}): string {
  return `${total.accepted} accepted, ${total.duplicates} known already, ${total.refused} refused`;
}
