import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import type { CsvCell } from '../common/table/toCsv';

const useStyles = makeStyles({
  container: { maxHeight: 320 },
  table: { '& td, & th': { wordBreak: 'normal' } },
});

/** A chart's data as rows. */
export type ChartTableProps = {
  label: string;
  columns: string[];
  rows: {
    key: string;
    cells: ReactNode[];
    /** What a file has instead: unrounded, as text */
    data?: CsvCell[];
  }[];
};

export function ChartTable(props: ChartTableProps) {
  const { label, columns, rows } = props;
  const t = useTranslate();
  const classes = useStyles();
  if (rows.length === 0) {
    return <Typography color="textSecondary">{t('charts.nothing')}</Typography>;
  }
  return (
    // Focusable, or those without a pointer could not scroll it
    <TableContainer
      className={classes.container}
      tabIndex={0}
      role="region"
      aria-label={t('charts.table', { label })}
    >
      <Table
        size="small"
        aria-label={label}
        className={classes.table}
        stickyHeader
      >
        <TableHead>
          <TableRow>
            {columns.map(column => (
              <TableCell key={column}>{column}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(row => (
            <TableRow key={row.key}>
              {row.cells.map((cell, index) => (
                <TableCell key={columns[index]}>{cell}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
