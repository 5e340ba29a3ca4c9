import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type { Column } from './Column';

/** The order that the server brings rows in. */
export type Sorting = {
  /** A field, `-` before it for descending */
  by: string;
  onSort(by: string): void;
};

export type TableColumnsProps<Row> = {
  columns: readonly Column<Row>[];
  /** Where columns can be sorted by */
  sorting?: Sorting;
};

/** The head of a table, by which it may be sorted. */
export function TableColumns<Row>(props: TableColumnsProps<Row>) {
  const { columns, sorting } = props;
  const field = sorting?.by.replace(/^-/, '');
  const direction = sorting?.by.startsWith('-') ? 'desc' : 'asc';
  return (
    <TableHead>
      <TableRow>
        {columns.map(({ title, hint, align, className, sort }) => {
          const active = sort !== undefined && sort === field;
          return (
            <TableCell
              key={title}
              align={align}
              className={className}
              title={hint}
              sortDirection={active ? direction : false}
            >
              {sort && sorting ? (
                <TableSortLabel
                  active={active}
                  direction={active ? direction : 'asc'}
                  onClick={() =>
                    sorting.onSort(sorting.by === sort ? `-${sort}` : sort)
                  }
                >
                  {title}
                </TableSortLabel>
              ) : (
                title
              )}
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}
