import { useEffect, useRef, useState } from 'react';

/** Where someone is in a list answered page by page. */
export type Pages = {
  /** Of the page shown; the first has none */
  cursor?: string;
  /** From 0; unknown where a link led into the middle of the list */
  index?: number;
  next(cursor: string): void;
  back(): void;
  restart(): void;
};

/** Walks a list by cursors, remembering the way back. */
export function usePages(): Pages {
  const [cursors, setCursors] = useState<string[]>([]);
  return {
    cursor: cursors.at(-1),
    index: cursors.length,
    next: cursor => setCursors(before => [...before, cursor]),
    back: () => setCursors(before => before.slice(0, -1)),
    restart: () => setCursors([]),
  };
}

/**
 * Walks a list whose cursor is kept elsewhere, such as in the URL. The way back is
 * remembered until the page is loaded anew; then it leads to the first page.
 */
export function usePagesAt(
  cursor: string | undefined,
  onCursor: (cursor: string | undefined) => void,
): Pages {
  const visited = useRef<(string | undefined)[]>([]);
  useEffect(() => {
    if (!cursor) visited.current = [];
  }, [cursor]);
  const steps = visited.current.length;
  return {
    cursor,
    index: cursor && !steps ? undefined : steps,
    next: next => {
      visited.current.push(cursor);
      onCursor(next);
    },
    back: () => onCursor(visited.current.pop()),
    restart: () => onCursor(undefined),
  };
}
