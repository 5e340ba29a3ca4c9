import type {
  MetricEvent,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { BarsOverTime } from '../charts/BarsOverTime';
import { RelatedLinks } from '../Figures/RelatedLinks';
import { type BarUnit, countByBucket } from './countByBucket';

/** What is counted, and what its hatched part is. */
export type CountsChartProps = {
  modelRef: string;
  title: string;
  /** "releases" */
  items: string;
  /** "failed" */
  part: string;
  events: MetricEvent[];
  window: ModelMetrics['window'];
  unit: BarUnit;
};

/** How many there were over time, and how many of them went badly. */
export function CountsChart(props: CountsChartProps) {
  const { modelRef, title, items, part, events, window, unit } = props;
  const bars = countByBucket(events, window, unit);
  const sum = (read: (bar: (typeof bars)[number]) => number) =>
    bars.reduce((total, bar) => total + read(bar), 0);
  return (
    <BarsOverTime
      title={title}
      axes={`Number of ${items} a ${unit}`}
      summary={`${title}: ${sum(bar => bar.value)} in ${
        bars.length
      } ${unit}s, ${sum(bar => bar.part ?? 0)} ${part}; at most ${Math.max(
        0,
        ...bars.map(bar => bar.value),
      )} a ${unit}`}
      valueName={items}
      partNames={{ part, rest: `not ${part}` }}
      noteName={`Why ${part}`}
      bars={bars.map(({ related, ...bar }) => ({
        ...bar,
        noteText: related.map(({ text }) => text).join('; '),
        note: <RelatedLinks modelRef={modelRef} related={related} />,
      }))}
      format={String}
      integers
    />
  );
}
