import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Source } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const classes = useStyles();
  const pages = usePages();
  const columns: Column<Source>[] = [
    {
      title: t('sources.column.source'),
      className: classes.name,
      cell: source => (
        <>
          <Link
            component="button"
            variant="body2"
            className={classes.name}
            onClick={() => onOpen(source.id)}
          >
            {sourceTitle(t, source)}
          </Link>
          <Typography variant="caption" color="textSecondary" component="div">
            {kindWords(t, source)}
          </Typography>
        </>
      ),
    },
    {
      title: t('sources.column.state'),
      cell: source => <SourceState source={source} />,
    },
    {
      title: t('sources.drawer.lastHeard'),
      className: classes.heard,
      cell: ({ lastHeardAt }) =>
        lastHeardAt ? (
          <RelativeTime at={lastHeardAt} />
        ) : (
          t('sources.drawer.never')
        ),
    },
    {
      title: t('sources.column.events'),
      cell: ({ days }) => (
        <Sparkline values={days.map(sentOf)} label={daysWords(t, days)} />
      ),
    },
    {
      title: t('sources.drawer.accepted'),
      cell: ({ totals }) => totals.accepted,
    },
    {
      title: t('sources.rejections.label'),
      cell: ({ totals }) => refusedOf(totals),
    },
    {
      title: t('sources.drawer.unassigned'),
      cell: ({ unassigned }) => unassigned,
    },
    {
      title: t('sources.drawer.madeBy'),
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
      label={t('sources.title')}
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
