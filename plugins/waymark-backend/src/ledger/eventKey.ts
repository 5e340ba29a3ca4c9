import { canonicalText, sha256 } from './digest';

/** What an event is stored under: digest of its source and id, hex. */
export function eventKey(source: string, id: string): string {
  return sha256(canonicalText([source, id]));
}
