import type { Figure, MetricEvent } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { formatDuration, formatExact, metricTitle } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { type Lane, Spans } from '../charts/Spans';
import { RelatedLinks } from '../Figures/RelatedLinks';
import { useEventPath } from '../Figures/useEventPath';
import { eventKey } from './eventKey';

const MOST = 12;

/** The figure, and the failed deployments behind it, newest first. */
export type RecoverySpansProps = {
  modelRef: string;
  figure: Figure;
  events: MetricEvent[];
};

/** Each failed deployment from when it was made to its recovery. */
export function RecoverySpans(props: RecoverySpansProps) {
  const { modelRef, figure, events } = props;
  const pathOf = useEventPath(modelRef);
  const t = useTranslate();
  const known = events.filter(
    ({ contributes, excludedFor }) => contributes || excludedFor === 'open',
  );
  if (known.length === 0) return null;
  const title = t('delivery.durations.title', {
    metric: metricTitle(t, figure.id),
  });
  const open = known.filter(isOpen).length;
  const shown = known.slice(0, MOST);
  const to = Math.max(
    Date.parse(figure.window.to),
    ...shown.map(event => Date.parse(event.time) + (event.value ?? 0)),
  );
  const lanes = shown.map((event): Lane => {
    const from = Date.parse(event.time);
    return {
      key: eventKey(event),
      name: event.version ?? event.eventId,
      caption: event.environment ?? '',
      spans: [
        {
          key: eventKey(event),
          label: isOpen(event)
            ? t('delivery.recovery.open')
            : formatDuration(event.value!),
          from,
          to: isOpen(event) ? to : from + event.value!,
          failed: isOpen(event),
          detail: detailOf(t, event),
          href: pathOf(event),
        },
      ],
      marks: event.related.flatMap(each =>
        each.kind === 'incident' || each.kind === 'rollback'
          ? {
              key: eventKey(each),
              kind: each.kind,
              at: Date.parse(each.time),
              detail: t('delivery.recovery.markAt', {
                what: each.text,
                at: formatExact(each.time),
              }),
              href: pathOf(each),
            }
          : [],
      ),
    };
  });
  return (
    <Spans
      title={title}
      axes={t(
        known.length > MOST
          ? 'delivery.recovery.axesOfLatest'
          : 'delivery.recovery.axes',
        { shown: String(MOST), total: String(known.length) },
      )}
      summary={t(
        figure.value === null
          ? 'delivery.recovery.summary'
          : 'delivery.recovery.summaryWithMedian',
        {
          title,
          recovered: String(known.length - open),
          median: formatDuration(figure.value ?? 0),
          open: String(open),
        },
      )}
      table={{
        columns: [
          t('delivery.recovery.version'),
          t('delivery.recovery.environment'),
          t('delivery.recovery.deployed'),
          t('delivery.recovery.recovered'),
          t('delivery.recovery.why'),
        ],
        rows: known.map(event => ({
          key: eventKey(event),
          cells: [
            event.version ?? event.eventId,
            event.environment ?? '–',
            formatExact(event.time),
            isOpen(event)
              ? t('delivery.recovery.stillOpen')
              : t('delivery.recovery.after', {
                  duration: formatDuration(event.value!),
                }),
            <RelatedLinks
              key="why"
              modelRef={modelRef}
              related={event.related}
            />,
          ],
          data: [
            event.version,
            event.environment,
            event.time,
            isOpen(event) ? t('delivery.recovery.open') : endOf(event),
            event.related.map(({ text }) => text).join('; '),
          ],
        })),
      }}
      from={Math.min(...shown.map(event => Date.parse(event.time)))}
      to={to}
      lanes={lanes}
    />
  );
}

function endOf({ time, value }: MetricEvent): string {
  return new Date(Date.parse(time) + (value ?? 0)).toISOString();
}

function isOpen({ excludedFor }: MetricEvent): boolean {
  return excludedFor === 'open';
}

function detailOf(t: Translate, event: MetricEvent): string {
  const { version, environment, time, value, related } = event;
  return [
    t('delivery.recovery.deployedIn', {
      version: version ?? event.eventId,
      environment: environment ?? '–',
      at: formatExact(time),
    }),
    isOpen(event)
      ? t('delivery.recovery.stillOpen')
      : t('delivery.recovery.recoveredAfter', {
          duration: formatDuration(value ?? 0),
        }),
    ...related.map(({ text }) => text),
  ].join('; ');
}
