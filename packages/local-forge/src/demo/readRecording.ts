import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @public */
export interface RecordedEvent {
  time: string;
  [attribute: string]: unknown;
}

/** @public */
export interface Recording {
  /** When the recording ends, as an ISO time. */
  anchor: string;
  /** In order of time. */
  events: RecordedEvent[];
}

/**
 * Reads `anchor.json` and every `*.ndjson` of a folder.
 *
 * @throws Error when one is missing or no JSON
 * @public
 */
export function readRecording(folder: string): Recording {
  const { anchor } = JSON.parse(
    readFileSync(join(folder, 'anchor.json'), 'utf8'),
  );
  const events = readdirSync(folder)
    .filter(name => name.endsWith('.ndjson'))
    .sort()
    .flatMap(name =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter(line => line.trim())
        .map(line => JSON.parse(line) as RecordedEvent),
    )
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  return { anchor, events };
}
