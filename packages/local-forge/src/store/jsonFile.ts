import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Reads a JSON file; undefined when it does not exist.
 *
 * @public
 */
export function readJsonFile<T>(file: string): T | undefined {
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as T)
    : undefined;
}

/**
 * Writes a JSON file whole or not at all: a reader, or a start after a kill,
 * finds the old content or the new.
 *
 * @public
 */
export function writeJsonFile(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.next`;
  writeFileSync(next, `${JSON.stringify(value, undefined, 1)}\n`);
  renameSync(next, file);
}
