import TableRow from '@material-ui/core/TableRow';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { eventAnchor, type EventName } from './eventAnchor';

/** A row, and the event it stands for. */
export type AnchoredRowProps = { event: EventName; children: ReactNode };

/** A row that a link may lead to: brought into view, marked and focused then. */
export function AnchoredRow(props: AnchoredRowProps) {
  const { event, children } = props;
  const id = eventAnchor(event);
  const wanted = useLocation().hash === `#${id}`;
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (!wanted) return;
    // Not everything that draws the page can scroll
    row.current?.scrollIntoView?.({ block: 'center' });
    row.current?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <TableRow
      ref={row}
      id={id}
      hover
      selected={wanted}
      aria-current={wanted || undefined}
      tabIndex={wanted ? -1 : undefined}
    >
      {children}
    </TableRow>
  );
}
