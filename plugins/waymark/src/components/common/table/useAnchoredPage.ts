import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { type EventName, eventAnchor } from './eventAnchor';
import type { Pages } from './usePages';

/**
 * Turns to the page of the event that a link leads to, once.
 *
 * @param events - those of the list in its order, from its first on
 * @param size - rows a page
 * @param nextCursor - of the page shown; undefined while it is loading
 */
export function useAnchoredPage(
  events: readonly EventName[],
  pages: Pages,
  size: number,
  nextCursor: string | null | undefined,
) {
  const { hash } = useLocation();
  const [reached, setReached] = useState<string>();
  const place = events.findIndex(each => `#${eventAnchor(each)}` === hash);
  const away =
    reached !== hash && (pages.index ?? 0) < Math.floor(place / size);
  useEffect(() => {
    if (away && nextCursor) pages.next(nextCursor);
    else if (!away && nextCursor !== undefined) setReached(hash);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [away, nextCursor, hash]);
}
