import { parseIsoTime, type Payload } from 'backstage-plugin-waymark-node';

/** @throws InputError when the field is missing or no time */
export function readTime(payload: Payload, path: string): string {
  return parseIsoTime(payload.text(path), path);
}
