import type { RollbackRequest } from 'backstage-plugin-waymark-common';
import { useRef } from 'react';

/**
 * Gives a key a request: the same for the same request however often it is
 * sent, so that a second click or a retry asks once. The backend refuses a
 * known key for another request, so a changed one gets a key of its own.
 */
export function useIdempotencyKey(): (request: RollbackRequest) => string {
  const used = useRef<{ key: string; content: string }>();
  return request => {
    const content = JSON.stringify(request);
    if (used.current?.content !== content) {
      used.current = { key: randomKey(), content };
    }
    return used.current.key;
  };
}

// `crypto.randomUUID` is missing where a portal is served without TLS
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
