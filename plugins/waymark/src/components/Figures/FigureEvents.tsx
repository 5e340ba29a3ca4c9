import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import CountedIcon from '@material-ui/icons/Check';
import LeftOutIcon from '@material-ui/icons/NotInterested';
import { makeStyles } from '@material-ui/core/styles';
import type { Figure, MetricEvent } from 'backstage-plugin-waymark-common';
import { formatFigure } from '../../format';
import { useModelQuery } from '../../queries';
import { type Column, PagedTable, RelativeTime, usePages } from '../common';
import type { FigureDrawerProps } from './FigureDrawer';
import { EventsExport } from './EventsExport';
import { metricWords } from './metricWords';
import { reasonWords } from './reasonWords';
import { RelatedLinks } from './RelatedLinks';

const PAGE_SIZE = 25;

const useStyles = makeStyles(theme => ({
  table: { '& td, & th': { whiteSpace: 'nowrap' } },
  reason: { whiteSpace: 'normal', minWidth: 160 },
  counted: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
}));

/** The events a figure counts and those it leaves out, a page at a time. */
export type FigureEventsProps = Pick<
  FigureDrawerProps,
  'modelRef' | 'asked'
> & { figure: Figure };

export function FigureEvents(props: FigureEventsProps) {
  const { modelRef, figure, asked } = props;
  const classes = useStyles();
  const pages = usePages();
  const data = useModelQuery(modelRef, 'getMetricEvents', figure.id, {
    ...asked,
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        Events behind it
      </Typography>
      <PagedTable
        label="Events behind this figure"
        minWidth={720}
        className={classes.table}
        columns={eventColumns(modelRef, figure)}
        keyOf={({ source, eventId }) => `${source} ${eventId}`}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        foot={
          <EventsExport modelRef={modelRef} asked={asked} metric={figure.id} />
        }
        what="the events behind this figure"
        empty={
          <Typography color="textSecondary">
            No event of this window counts for this figure.
          </Typography>
        }
      />
    </>
  );
}

/** What an event brings to a figure, and what it is to be read with. */
function eventColumns(modelRef: string, figure: Figure): Column<MetricEvent>[] {
  const { part } = metricWords[figure.id];
  return [
    { title: 'When', cell: ({ time }) => <RelativeTime at={time} /> },
    { title: 'Version', cell: ({ version }) => version ?? '–' },
    { title: 'Environment', cell: ({ environment }) => environment ?? '–' },
    { title: 'Counted', cell: event => <Counted event={event} /> },
    {
      title: part ? `${part[0]}?` : 'Value',
      align: 'right',
      cell: ({ value }) => ownValue(value, figure.unit),
    },
    {
      title: 'Event',
      look: ({ source, eventId }) => ({ title: `${source} ${eventId}` }),
      cell: event => <EventLinks event={event} />,
    },
    {
      title: 'With it',
      cell: ({ related }) => (
        <RelatedLinks modelRef={modelRef} related={related} />
      ),
    },
  ];
}

function Counted({ event }: { event: MetricEvent }) {
  const { contributes, excludedFor } = event;
  const classes = useStyles();
  return (
    <span className={classes.counted}>
      {contributes ? (
        <>
          <CountedIcon fontSize="inherit" /> counted
        </>
      ) : (
        <>
          <LeftOutIcon fontSize="inherit" />{' '}
          <span className={classes.reason}>
            left out{excludedFor ? `: ${reasonWords(excludedFor)}` : ''}
          </span>
        </>
      )}
    </span>
  );
}

/** What kind of event it is, with the ways to its run, its change or its ticket. */
function EventLinks(props: { event: MetricEvent }) {
  const { url, runUrl, changeUrl, type } = props.event;
  const name = eventName(type);
  if (!runUrl && !changeUrl) {
    return url ? <Link to={url}>{name}</Link> : <>{name}</>;
  }
  return (
    <>
      {name}
      {runUrl && (
        <>
          {', '}
          <Link to={runUrl}>run</Link>
        </>
      )}
      {changeUrl && (
        <>
          {', '}
          <Link to={changeUrl}>change</Link>
        </>
      )}
    </>
  );
}

/** `dev.cdevents.service.deployed.0.2.0` reads "service deployed". */
function eventName(type: string): string {
  const match = /^dev\.cdeventsx?\.([a-z-]+)\.([a-z]+)/.exec(type);
  return match ? `${match[1]} ${match[2]}` : type;
}

/** One event of a share is in its part or not. */
function ownValue(value: number | null, unit: Figure['unit']): string {
  if (value === null) return '–';
  if (unit === 'ratio') return value > 0 ? 'yes' : 'no';
  return formatFigure(value, unit);
}
