import { InputError } from '@backstage/errors';
import type { Payload } from 'backstage-plugin-waymark-node';

/** Whether a text is a full commit id, SHA-1 or SHA-256. */
export function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** @throws InputError when the field is no full commit id */
export function readCommit(payload: Payload, path: string): string {
  const commit = payload.text(path);
  if (!isCommit(commit)) throw new InputError(`${path} is not a commit`);
  return commit;
}
