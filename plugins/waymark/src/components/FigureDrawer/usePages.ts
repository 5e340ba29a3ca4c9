import { useState } from 'react';

/** Where someone is in a list answered page by page. */
export type Pages = {
  /** Of the page shown; the first has none */
  cursor?: string;
  /** From 0 */
  index: number;
  next(cursor: string): void;
  back(): void;
  restart(): void;
};

/** Walks a list by cursors, remembering the way back. */
export function usePages(): Pages {
  const [cursors, setCursors] = useState<string[]>([]);
  return {
    cursor: cursors[cursors.length - 1],
    index: cursors.length,
    next: cursor => setCursors(before => [...before, cursor]),
    back: () => setCursors(before => before.slice(0, -1)),
    restart: () => setCursors([]),
  };
}
