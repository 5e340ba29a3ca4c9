import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { Fragment, type ReactNode } from 'react';
import type { QueryState } from '../../../queries';
import { CardState } from '../CardState';
import { Skeleton } from '../Skeleton';
import { AnchoredRow } from './AnchoredRow';
import type { Column } from './Column';
import type { EventName } from './eventAnchor';
import type { Page } from './Page';
import { Pager } from './Pager';
import { ScrollingTable } from './ScrollingTable';
import { type Sorting, TableColumns } from './TableColumns';
import type { Pages } from './usePages';

const SKELETON_ROWS = 4;

export type PagedTableProps<Row> = {
  /** What the table holds: "Gate decisions" */
  label: string;
  columns: readonly Column<Row>[];
  keyOf(row: Row): string;
  /** Where the viewer is; without it there is one page alone */
  pages?: Pages;
  /** Rows a page, to say which are shown */
  size?: number;
  sorting?: Sorting;
  /** The event a row stands for, so that links may lead to it */
  eventOf?(row: Row): EventName;
  /** Stands across the table beneath a row, where there is something to show */
  detailOf?(row: Row): ReactNode;
  /** Stands above the table */
  head?: ReactNode;
  /** Stands beneath the table */
  foot?: ReactNode;
  /** Pixels below which it scrolls, 640 unless given */
  minWidth?: number;
  className?: string;
} & (
  | {
      /** The rows that are here; the shape of the table in grey without them */
      page: Page<Row> | undefined;
      data?: undefined;
    }
  | {
      /** The rows as they are loaded */
      data: QueryState<Page<Row>>;
      /** What is loaded, as in "Could not load …" */
      what: string;
      /** Stands in place of the table where there are no rows */
      empty: ReactNode;
      /** The permission it takes; `waymark.model.read` unless given */
      permission?: string;
      page?: undefined;
    }
);

/** A table in pages, which the server or the browser makes. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  if (!props.data) return <TablePage {...props} page={props.page} />;
  const { data, what, permission, empty, pages } = props;
  return (
    <CardState
      data={data}
      what={what}
      permission={permission}
      skeleton={<TablePage {...props} page={undefined} />}
      isEmpty={page => page.items.length === 0 && !pages?.cursor}
      empty={empty}
    >
      {page => <TablePage {...props} page={page} />}
    </CardState>
  );
}

function TablePage<Row>(
  props: Omit<PagedTableProps<Row>, 'page' | 'data'> & {
    page: Page<Row> | undefined;
  },
) {
  const { label, page, columns, keyOf, sorting, pages, detailOf } = props;
  const { eventOf, head, foot, minWidth, className } = props;
  const table = (body: ReactNode) => (
    <ScrollingTable label={label} minWidth={minWidth} className={className}>
      <TableColumns columns={columns} sorting={sorting} />
      <TableBody>{body}</TableBody>
    </ScrollingTable>
  );
  if (!page) {
    return <div aria-hidden>{table(<SkeletonRows columns={columns} />)}</div>;
  }
  return (
    <>
      {head}
      {table(
        page.items.map(row => {
          const cells = <Cells columns={columns} row={row} />;
          const detail = detailOf?.(row);
          return (
            <Fragment key={keyOf(row)}>
              {eventOf ? (
                <AnchoredRow event={eventOf(row)}>{cells}</AnchoredRow>
              ) : (
                <TableRow hover>{cells}</TableRow>
              )}
              {detail && (
                <TableRow>
                  <TableCell colSpan={columns.length}>{detail}</TableCell>
                </TableRow>
              )}
            </Fragment>
          );
        }),
      )}
      {pages && (
        <Pager label={label} page={page} pages={pages} size={props.size} />
      )}
      {foot}
    </>
  );
}

function Cells<Row>(props: { columns: readonly Column<Row>[]; row: Row }) {
  const { columns, row } = props;
  return (
    <>
      {columns.map(({ title, align, className, cell, look }, index) => (
        <TableCell
          key={title}
          align={align}
          className={className}
          {...(index === 0 && {
            component: 'th',
            scope: 'row',
            role: 'rowheader',
          })}
          {...look?.(row)}
        >
          {cell(row)}
        </TableCell>
      ))}
    </>
  );
}

function SkeletonRows<Row>(props: { columns: readonly Column<Row>[] }) {
  return (
    <>
      {Array.from({ length: SKELETON_ROWS }, (_, row) => (
        <TableRow key={row}>
          {props.columns.map(({ title }) => (
            <TableCell key={title}>
              <Skeleton height="2.5em" />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </>
  );
}
