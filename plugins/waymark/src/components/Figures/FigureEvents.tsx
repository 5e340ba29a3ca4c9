import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import CountedIcon from '@material-ui/icons/Check';
import LeftOutIcon from '@material-ui/icons/NotInterested';
import { makeStyles } from '@material-ui/core/styles';
import type { Figure, MetricEvent } from 'backstage-plugin-waymark-common';
import { formatFigure } from '../../format';
import { useModelQuery } from '../../queries';
import { type Column, PagedTable, RelativeTime, usePages } from '../common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
import type { FigureDrawerProps } from './FigureDrawer';
import { EventsExport } from './EventsExport';
import { isShare } from './metricKinds';
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
  const t = useTranslate();
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
        {t('figures.events.title')}
      </Typography>
      <PagedTable
        label={t('figures.events.label')}
        minWidth={720}
        className={classes.table}
        columns={eventColumns(t, modelRef, figure)}
        keyOf={keyOf}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        foot={
          <EventsExport modelRef={modelRef} asked={asked} metric={figure.id} />
        }
        what={t('figures.events.what')}
        empty={
          <Typography color="textSecondary">
            {t('figures.events.empty')}
          </Typography>
        }
      />
    </>
  );
}

/** What an event brings to a figure, and what it is to be read with. */
function eventColumns(
  t: Translate,
  modelRef: string,
  figure: Figure,
): Column<MetricEvent>[] {
  const { id, unit } = figure;
  return [
    {
      title: t('figures.events.when'),
      cell: ({ time }) => <RelativeTime at={time} />,
    },
    {
      title: t('figures.events.version'),
      cell: ({ version }) => version ?? '–',
    },
    {
      title: t('figures.events.environment'),
      cell: ({ environment }) => environment ?? '–',
    },
    {
      title: t('figures.events.counted'),
      cell: event => <Counted event={event} />,
    },
    {
      title: isShare(id)
        ? t('figures.events.inPart', {
            part: t(`figures.metric.${id}.part`, { count: 1 }),
          })
        : t('figures.events.value'),
      align: 'right',
      cell: ({ value }) => ownValue(t, value, unit),
    },
    {
      title: t('figures.events.event'),
      look: ({ source, eventId }) => ({ title: `${source} ${eventId}` }),
      cell: event => <EventLinks event={event} />,
    },
    {
      title: t('figures.events.related'),
      cell: ({ related }) => (
        <RelatedLinks modelRef={modelRef} related={related} />
      ),
    },
  ];
}

function Counted({ event }: { event: MetricEvent }) {
  const { contributes, excludedFor, stale } = event;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <span className={classes.counted}>
      {contributes ? (
        <>
          <CountedIcon fontSize="inherit" /> {t('figures.events.counts')}
        </>
      ) : (
        <>
          <LeftOutIcon fontSize="inherit" />{' '}
          <span className={classes.reason}>
            {excludedFor
              ? t('figures.events.leftOutFor', {
                  reason: reasonWords(t, excludedFor),
                })
              : t('figures.events.leftOut')}
            {stale && ` (${t('figures.events.stale')})`}
          </span>
        </>
      )}
    </span>
  );
}

/** What kind of event it is, with the ways to its run, its change or its ticket. */
function EventLinks(props: { event: MetricEvent }) {
  const { url, runUrl, changeUrl, type, change } = props.event;
  const commit = change?.commit;
  const t = useTranslate();
  const name = eventName(type);
  if (!runUrl && !changeUrl && !commit) {
    return url ? <Link to={url}>{name}</Link> : <>{name}</>;
  }
  return (
    <>
      {name}
      {runUrl && (
        <>
          {', '}
          <Link to={runUrl}>{t('figures.events.run')}</Link>
        </>
      )}
      {changeUrl && (
        <>
          {', '}
          <Link to={changeUrl}>
            {commit?.slice(0, 8) ?? t('figures.events.change')}
          </Link>
        </>
      )}
      {!changeUrl && commit && `, ${commit.slice(0, 8)}`}
    </>
  );
}

/** `dev.cdevents.service.deployed.0.2.0` reads "service deployed". */
function eventName(type: string): string {
  const match = /^dev\.cdeventsx?\.([a-z-]+)\.([a-z]+)/.exec(type);
  return match ? `${match[1]} ${match[2]}` : type;
}

/** One event of a share is in its part or not. */
function ownValue(
  t: Translate,
  value: number | null,
  unit: Figure['unit'],
): string {
  if (value === null) return '–';
  if (unit === 'ratio')
    return t(value > 0 ? 'figures.events.yes' : 'figures.events.no');
  return formatFigure(t, value, unit);
}

/** One deployment may stand for several changes, and for those it only counts. */
function keyOf({ source, eventId, change, excludedFor }: MetricEvent): string {
  return JSON.stringify([
    source,
    eventId,
    change?.repository,
    change?.commit,
    excludedFor,
  ]);
}
