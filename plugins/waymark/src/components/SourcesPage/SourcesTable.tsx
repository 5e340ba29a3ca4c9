import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Source } from 'backstage-plugin-waymark-common';
import {
  type Column,
  PagedTable,
  pageOf,
  RelativeTime,
  Sparkline,
  usePages,
} from '../common';
import { SourceState } from './SourceState';
import {
  daysWords,
  kindWords,
  refusedOf,
  sentOf,
  sourceTitle,
} from './sourceWords';

const PAGE_SIZE = 25;

const useStyles = makeStyles(theme => ({
  root: {
    '& td, & th': { padding: theme.spacing(1) },
    '& thead th': { whiteSpace: 'nowrap' },
  },
  name: { minWidth: '10rem', textAlign: 'left', overflowWrap: 'anywhere' },
  heard: { whiteSpace: 'nowrap' },
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
  const pages = usePages();
  const columns: Column<Source>[] = [
    {
      title: 'Source',
      className: classes.name,
      cell: source => (
        <>
          <Link
            component="button"
            variant="body2"
            className={classes.name}
            onClick={() => onOpen(source.id)}
          >
            {sourceTitle(source)}
          </Link>
          <Typography variant="caption" color="textSecondary" component="div">
            {kindWords(source)}
          </Typography>
        </>
      ),
    },
    { title: 'State', cell: source => <SourceState source={source} /> },
    {
      title: 'Last heard',
      className: classes.heard,
      cell: ({ lastHeardAt }) =>
        lastHeardAt ? <RelativeTime at={lastHeardAt} /> : 'never',
    },
    {
      title: 'Events, 30 days',
      cell: ({ days }) => (
        <Sparkline values={days.map(sentOf)} label={daysWords(days)} />
      ),
    },
    { title: 'Accepted', cell: ({ totals }) => totals.accepted },
    { title: 'Refused', cell: ({ totals }) => refusedOf(totals) },
    { title: 'Unassigned', cell: ({ unassigned }) => unassigned },
    {
      title: 'Made by',
      cell: ({ createdBy }) =>
        createdBy?.startsWith('user:') ? (
          <EntityRefLink entityRef={createdBy} hideIcon />
        ) : (
          createdBy ?? '–'
        ),
    },
  ];
  return (
    <PagedTable
      label="Sources"
      className={classes.root}
      minWidth={0}
      columns={columns}
      keyOf={({ id }) => id}
      page={sources && pageOf(sources, pages, PAGE_SIZE)}
      pages={pages}
      size={PAGE_SIZE}
    />
  );
}
