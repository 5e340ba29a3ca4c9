import type {
  MetricEvent,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { BarsOverTime } from '../charts/BarsOverTime';
import { RelatedLinks } from '../Figures/RelatedLinks';
import { type BarUnit, countByBucket } from './countByBucket';

/** What is counted, and what its hatched part is. */
export type CountsChartProps = {
  modelRef: string;
  counted: 'releases' | 'deployments';
  events: MetricEvent[];
  window: ModelMetrics['window'];
  unit: BarUnit;
};

/** How many there were over time, and how many of them went badly. */
export function CountsChart(props: CountsChartProps) {
  const { modelRef, counted, events, window, unit } = props;
  const t = useTranslate();
  const bars = countByBucket(t, events, window, unit);
  const sum = (read: (bar: (typeof bars)[number]) => number) =>
    bars.reduce((total, bar) => total + read(bar), 0);
  return (
    <BarsOverTime
      title={t(`delivery.${counted}.title`)}
      axes={t(`delivery.${counted}.axes.${unit}`)}
      summary={t(`delivery.${counted}.summary.${unit}`, {
        count: bars.length,
        sum: String(sum(bar => bar.value)),
        part: String(sum(bar => bar.part ?? 0)),
        most: String(Math.max(0, ...bars.map(bar => bar.value))),
      })}
      valueName={t(`delivery.${counted}.items`)}
      partNames={{
        part: t(`delivery.${counted}.part`),
        rest: t(`delivery.${counted}.rest`),
      }}
      noteName={t(`delivery.${counted}.why`)}
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
