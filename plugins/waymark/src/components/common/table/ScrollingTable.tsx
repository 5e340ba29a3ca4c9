import Table from '@material-ui/core/Table';
import TableContainer from '@material-ui/core/TableContainer';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { useTranslate } from '../../../hooks/useTranslate';

const useStyles = makeStyles({
  table: {
    minWidth: (props: ScrollingTableProps) => props.minWidth ?? 640,
    // The theme breaks words anywhere, down to a letter a line
    '& td, & th': { wordBreak: 'normal', overflowWrap: 'break-word' },
  },
});

export type ScrollingTableProps = {
  label: string;
  /** Pixels below which it scrolls, 640 unless given */
  minWidth?: number;
  className?: string;
  /** Head and body */
  children: ReactNode;
};

/** A table that on narrow screens scrolls sideways in a box of its own. */
export function ScrollingTable(props: ScrollingTableProps) {
  const { label, className, children } = props;
  const classes = useStyles(props);
  const t = useTranslate();
  return (
    <TableContainer
      className={className}
      // Focusable, or those without a pointer could not scroll it
      tabIndex={0}
      role="region"
      aria-label={t('common.table.region', { label })}
    >
      <Table size="small" aria-label={label} className={classes.table}>
        {children}
      </Table>
    </TableContainer>
  );
}
