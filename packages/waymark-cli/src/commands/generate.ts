import { once } from 'node:events';
import { generateEvents, type GenerateOptions } from '../generate';
import { toCopyLine, toLedgerRow } from '../generate/toLedgerRow';

const BYTES_A_WRITE = 65_536;

/** `waymark generate` */
export async function generate(
  options: GenerateOptions & { format: 'ndjson' | 'copy' },
): Promise<void> {
  const out = process.stdout;
  let closed = false;
  // Whoever reads has enough, `head` for one
  out.on('error', () => {
    closed = true;
  });
  let text = '';
  for (const event of generateEvents(options)) {
    text +=
      options.format === 'copy'
        ? `${toCopyLine(toLedgerRow(event))}\n`
        : `${JSON.stringify(event)}\n`;
    if (text.length < BYTES_A_WRITE) continue;
    if (!out.write(text)) await Promise.race([once(out, 'drain'), gone(out)]);
    if (closed) return;
    text = '';
  }
  out.write(text);
}

async function gone(out: NodeJS.WriteStream): Promise<void> {
  await once(out, 'close');
}
