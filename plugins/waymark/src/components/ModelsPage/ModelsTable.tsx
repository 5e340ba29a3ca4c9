import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { ModelSummary } from 'backstage-plugin-waymark-common';
import { Skeleton } from '../common';
import { ModelsRow } from './ModelsRow';

const COLUMNS: { title: string; sort?: string; hint?: string }[] = [
  { title: 'Model', sort: 'name' },
  { title: 'Risk tier', sort: 'tier' },
  { title: 'In production', sort: 'deployed' },
  { title: 'Maturity', sort: 'level' },
  {
    title: 'DORA bands',
    hint: 'Left to right: deployment frequency, change lead time, change fail rate, failed deployment recovery time, deployment rework rate; over 90 days',
  },
  { title: 'Deployments', hint: 'In production, a week, over 13 weeks' },
  { title: 'Training data' },
  { title: 'Needs attention' },
];

const useStyles = makeStyles(theme => ({
  // Scrolls sideways on narrow screens, and by keyboard since it takes focus.
  scroll: {
    overflowX: 'auto',
    borderTop: `1px solid ${theme.palette.divider}`,
    '& th, & td': {
      paddingLeft: theme.spacing(2),
      paddingRight: theme.spacing(1),
    },
    // So that the last column, which says what to look at, needs no scrolling
    [theme.breakpoints.down(1440)]: {
      '& th:not(:first-child), & td': {
        paddingLeft: theme.spacing(1.25),
        paddingRight: 0,
      },
    },
  },
  head: { whiteSpace: 'nowrap' },
}));

export type ModelsTableProps = {
  /** Nothing while it is loading */
  models?: readonly ModelSummary[];
  /** A field, `-` before it for descending */
  sort: string;
  onSort(sort: string): void;
};

/** The models of one page, sorted by the server. */
export function ModelsTable(props: ModelsTableProps) {
  const { models, sort, onSort } = props;
  const classes = useStyles();
  const field = sort.replace(/^-/, '');
  const direction = sort.startsWith('-') ? 'desc' : 'asc';

  return (
    <div
      role="region"
      aria-label="Models"
      className={classes.scroll}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Table size="small" aria-label="Models" aria-busy={!models}>
        <TableHead>
          <TableRow>
            {COLUMNS.map(column => (
              <TableCell
                key={column.title}
                className={classes.head}
                title={column.hint}
                sortDirection={field === column.sort ? direction : false}
              >
                {column.sort ? (
                  <TableSortLabel
                    active={field === column.sort}
                    direction={field === column.sort ? direction : 'asc'}
                    onClick={() =>
                      onSort(
                        sort === column.sort ? `-${column.sort}` : column.sort!,
                      )
                    }
                  >
                    {column.title}
                  </TableSortLabel>
                ) : (
                  column.title
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {models?.map(model => <ModelsRow key={model.ref} model={model} />) ??
            Array.from({ length: 6 }, (_, row) => (
              <TableRow key={row}>
                {COLUMNS.map(column => (
                  <TableCell key={column.title}>
                    <Skeleton height="2.5em" />
                  </TableCell>
                ))}
              </TableRow>
            ))}
        </TableBody>
      </Table>
    </div>
  );
}
