import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import CountedIcon from '@material-ui/icons/Check';
import LeftOutIcon from '@material-ui/icons/NotInterested';
import { makeStyles } from '@material-ui/core/styles';
import type { Figure, MetricEvent } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { formatFigure } from '../../format';
import { useModelData } from '../../hooks/useModelData';
import { CardState, RelativeTime, Skeleton, ScrollingTable } from '../common';
import type { FigureDrawerProps } from './FigureDrawer';
import { EventsExport } from './EventsExport';
import { PageButtons } from './PageButtons';
import { metricWords } from './metricWords';
import { reasonWords } from './reasonWords';
import { RelatedLinks } from './RelatedLinks';
import { usePages } from './usePages';

const PAGE_SIZE = 25;

const useStyles = makeStyles(theme => ({
  row: { '& td, & th': { whiteSpace: 'nowrap', wordBreak: 'normal' } },
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
  const api = useApi(waymarkApiRef);
  const classes = useStyles();
  const { part } = metricWords[figure.id];
  const pages = usePages();
  const data = useModelData(
    modelRef,
    () =>
      api.getMetricEvents(modelRef, figure.id, {
        ...asked,
        cursor: pages.cursor,
        limit: PAGE_SIZE,
      }),
    [figure.id, JSON.stringify(asked), pages.cursor],
  );
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        Events behind it
      </Typography>
      <CardState
        data={data}
        what="the events behind this figure"
        skeleton={<Skeleton height={160} />}
        isEmpty={page => page.items.length === 0}
        empty={
          <Typography color="textSecondary">
            No event of this window counts for this figure.
          </Typography>
        }
      >
        {page => (
          <>
            <ScrollingTable label="Events behind this figure" minWidth={720}>
              <TableHead>
                <TableRow className={classes.row}>
                  <TableCell>When</TableCell>
                  <TableCell>Version</TableCell>
                  <TableCell>Environment</TableCell>
                  <TableCell>Counted</TableCell>
                  <TableCell align="right">
                    {part ? `${part[0]}?` : 'Value'}
                  </TableCell>
                  <TableCell>Event</TableCell>
                  <TableCell>With it</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {page.items.map(event => (
                  <EventRow
                    key={`${event.source} ${event.eventId}`}
                    event={event}
                    unit={figure.unit}
                    modelRef={modelRef}
                  />
                ))}
              </TableBody>
            </ScrollingTable>
            <PageButtons
              pages={pages}
              total={page.total}
              size={PAGE_SIZE}
              nextCursor={page.nextCursor}
            />
            <EventsExport
              modelRef={modelRef}
              asked={asked}
              metric={figure.id}
            />
          </>
        )}
      </CardState>
    </>
  );
}

function EventRow(props: {
  event: MetricEvent;
  unit: Figure['unit'];
  modelRef: string;
}) {
  const { event, unit, modelRef } = props;
  const classes = useStyles();
  return (
    <TableRow className={classes.row}>
      <TableCell>
        <RelativeTime at={event.time} />
      </TableCell>
      <TableCell>{event.version ?? '–'}</TableCell>
      <TableCell>{event.environment ?? '–'}</TableCell>
      <TableCell>
        <span className={classes.counted}>
          {event.contributes ? (
            <>
              <CountedIcon fontSize="inherit" /> counted
            </>
          ) : (
            <>
              <LeftOutIcon fontSize="inherit" />{' '}
              <span className={classes.reason}>
                left out
                {event.excludedFor ? `: ${reasonWords(event.excludedFor)}` : ''}
              </span>
            </>
          )}
        </span>
      </TableCell>
      <TableCell align="right">{ownValue(event.value, unit)}</TableCell>
      <TableCell title={`${event.source} ${event.eventId}`}>
        <EventLinks event={event} />
      </TableCell>
      <TableCell>
        <RelatedLinks modelRef={modelRef} related={event.related} />
      </TableCell>
    </TableRow>
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
