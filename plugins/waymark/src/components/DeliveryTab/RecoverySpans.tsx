import type { Figure, MetricEvent } from 'backstage-plugin-waymark-common';
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
  const title = `${metricTitle(t, figure.id)}, each`;
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
          label: isOpen(event) ? 'open' : formatDuration(event.value!),
          from,
          to: isOpen(event) ? to : from + event.value!,
          failed: isOpen(event),
          detail: detailOf(event),
          href: pathOf(event),
        },
      ],
      marks: event.related.flatMap(each =>
        each.kind === 'incident' || each.kind === 'rollback'
          ? {
              key: eventKey(each),
              kind: each.kind,
              at: Date.parse(each.time),
              detail: `${each.text}, ${formatExact(each.time)}`,
              href: pathOf(each),
            }
          : [],
      ),
    };
  });
  return (
    <Spans
      title={title}
      axes={`Time; a row a failed deployment, ${
        known.length > MOST ? `the latest ${MOST} of ${known.length}, ` : ''
      }from when it was made to its recovery`}
      summary={`${title}: ${known.length - open} recovered${
        figure.value === null ? '' : `, median ${formatDuration(figure.value)}`
      }; ${open} still open`}
      table={{
        columns: ['Version', 'Environment', 'Deployed', 'Recovered', 'Why'],
        rows: known.map(event => ({
          key: eventKey(event),
          cells: [
            event.version ?? event.eventId,
            event.environment ?? '–',
            formatExact(event.time),
            isOpen(event)
              ? 'still open'
              : `after ${formatDuration(event.value!)}`,
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
            isOpen(event) ? 'open' : endOf(event),
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

function detailOf(event: MetricEvent): string {
  const { version, environment, time, value, related } = event;
  return [
    `${version} in ${environment}, deployed ${formatExact(time)}`,
    isOpen(event)
      ? 'still open'
      : `recovered after ${formatDuration(value ?? 0)}`,
    ...related.map(({ text }) => text),
  ].join('; ');
}
