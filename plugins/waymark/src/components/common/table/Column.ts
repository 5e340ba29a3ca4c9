import type { TableCellProps } from '@material-ui/core/TableCell';
import type { ReactNode } from 'react';

/** One column of a `PagedTable`. The first of them names the row. */
export type Column<Row> = {
  title: string;
  /** More about the column, on hover */
  hint?: string;
  align?: TableCellProps['align'];
  className?: string;
  /** The field that the server sorts by when the title is pressed */
  sort?: string;
  /** What stands in the cell of a row */
  cell(row: Row): ReactNode;
  /** How the cell of a row looks, where that depends on the row */
  look?(row: Row): Pick<TableCellProps, 'style' | 'title'>;
};
