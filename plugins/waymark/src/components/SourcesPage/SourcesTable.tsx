import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Source } from 'backstage-plugin-waymark-common';
import { RelativeTime, Skeleton, Sparkline } from '../common';
import { SourceState } from './SourceState';
import {
  daysWords,
  kindWords,
  refusedOf,
  sentOf,
  sourceTitle,
} from './sourceWords';

const COLUMNS = [
  'Source',
  'State',
  'Last heard',
  'Events, 30 days',
  'Accepted',
  'Refused',
  'Unassigned',
  'Made by',
];

const useStyles = makeStyles(theme => ({
  // Scrolls sideways on narrow screens, and by keyboard since it takes focus.
  scroll: { overflowX: 'auto', '& td, & th': { padding: theme.spacing(1) } },
  head: { whiteSpace: 'nowrap' },
  name: { minWidth: '10rem', textAlign: 'left', overflowWrap: 'anywhere' },
}));

export type SourcesTableProps = {
  /** Nothing while it is loading */
  sources?: readonly Source[];
  onOpen(id: string): void;
};

/** Every way in, with what came by it. */
export function SourcesTable(props: SourcesTableProps) {
  const { sources, onOpen } = props;
  const classes = useStyles();
  return (
    <div
      role="region"
      aria-label="Sources"
      className={classes.scroll}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Table size="small" aria-label="Sources" aria-busy={!sources}>
        <TableHead className={classes.head}>
          <TableRow>
            {COLUMNS.map(title => (
              <TableCell key={title}>{title}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {sources?.map(source => (
            <TableRow key={source.id} hover>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.name}
              >
                <Link
                  component="button"
                  variant="body2"
                  className={classes.name}
                  onClick={() => onOpen(source.id)}
                >
                  {sourceTitle(source)}
                </Link>
                <Typography
                  variant="caption"
                  color="textSecondary"
                  component="div"
                >
                  {kindWords(source)}
                </Typography>
              </TableCell>
              <TableCell>
                <SourceState state={source.state} />
              </TableCell>
              <TableCell className={classes.head}>
                {source.lastHeardAt ? (
                  <RelativeTime at={source.lastHeardAt} />
                ) : (
                  'never'
                )}
              </TableCell>
              <TableCell>
                <Sparkline
                  values={source.days.map(sentOf)}
                  label={daysWords(source.days)}
                />
              </TableCell>
              <TableCell>{source.totals.accepted}</TableCell>
              <TableCell>{refusedOf(source.totals)}</TableCell>
              <TableCell>{source.unassigned}</TableCell>
              <TableCell>
                {source.createdBy?.startsWith('user:') ? (
                  <EntityRefLink entityRef={source.createdBy} hideIcon />
                ) : (
                  source.createdBy ?? '–'
                )}
              </TableCell>
            </TableRow>
          )) ??
            Array.from({ length: 4 }, (_, row) => (
              <TableRow key={row}>
                {COLUMNS.map(title => (
                  <TableCell key={title}>
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
