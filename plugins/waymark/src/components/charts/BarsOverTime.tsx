import type { ReactNode } from 'react';
import { useTheme } from '@material-ui/core/styles';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { ChartFrame } from './ChartFrame';
import { useChartId } from './useChartId';

/** One bucket of time: the whole bar, and the part of it that is hatched. */
export type TimeBar = {
  /** Name of the bucket, unique in the chart */
  label: string;
  /** Short for the axis */
  tick: string;
  value: number;
  part?: number;
  /** More of it, in the table alone, and as plain text for a file */
  note?: ReactNode;
  noteText?: string;
};

/** Bars over time; a part that went badly is hatched. */
export type BarsOverTimeProps = {
  title: string;
  axes: string;
  summary: string;
  /** What a bar counts, in the legend and the table */
  valueName: string;
  /** What the hatched part is, and what the rest is */
  partNames?: { part: string; rest: string };
  /** What the bars' notes say */
  noteName?: string;
  bars: TimeBar[];
  format: (value: number) => string;
  integers?: boolean;
  height?: number;
};

export function BarsOverTime(props: BarsOverTimeProps) {
  const { title, axes, summary, bars, format, height = 240 } = props;
  const { valueName, partNames, noteName, integers } = props;
  const t = useTranslate();
  const theme = useTheme();
  const hatch = useChartId();
  const { chart } = waymarkPalette(theme);
  const muted = chart.axis;
  const data = bars.map(bar => ({
    label: bar.label,
    rest: bar.value - (bar.part ?? 0),
    part: bar.part,
  }));
  const ticks = new Map(bars.map(bar => [bar.label, bar.tick]));
  return (
    <ChartFrame
      title={title}
      axes={axes}
      summary={summary}
      table={{
        columns: [
          t('charts.period'),
          valueName,
          ...(partNames ? [partNames.part] : []),
          ...(noteName ? [noteName] : []),
        ],
        rows: bars.map(bar => ({
          key: bar.label,
          cells: [
            bar.label,
            format(bar.value),
            ...(partNames ? [format(bar.part ?? 0)] : []),
            ...(noteName ? [bar.note] : []),
          ],
          data: [
            bar.label,
            bar.value,
            ...(partNames ? [bar.part ?? 0] : []),
            ...(noteName ? [bar.noteText] : []),
          ],
        })),
      }}
    >
      <ResponsiveContainer
        width="100%"
        height={height}
        initialDimension={{ width: 600, height }}
      >
        <BarChart
          data={data}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <defs>
            <pattern
              id={hatch}
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect
                width={6}
                height={6}
                fill={theme.palette.background.paper}
              />
              <rect width={4} height={6} fill={chart.failure} />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke={chart.grid} />
          <XAxis
            dataKey="label"
            tickFormatter={label => ticks.get(label) ?? label}
            stroke={muted}
            tick={{ fill: muted, fontSize: 12 }}
            minTickGap={16}
          />
          <YAxis
            stroke={muted}
            tick={{ fill: muted, fontSize: 12 }}
            tickFormatter={format}
            allowDecimals={!integers}
            width={72}
          />
          <Tooltip
            cursor={{ fill: theme.palette.action.hover }}
            contentStyle={{
              background: theme.palette.background.paper,
              borderColor: chart.grid,
              color: theme.palette.text.primary,
            }}
            itemStyle={{ color: theme.palette.text.primary }}
            formatter={value => format(Number(value))}
          />
          {partNames && (
            <Legend
              formatter={name => <span style={{ color: muted }}>{name}</span>}
            />
          )}
          <Bar
            dataKey="rest"
            name={partNames?.rest ?? valueName}
            stackId="bars"
            fill={chart.line}
            isAnimationActive={false}
          />
          {partNames && (
            <Bar
              dataKey="part"
              name={partNames.part}
              stackId="bars"
              fill={`url(#${hatch})`}
              stroke={chart.failure}
              isAnimationActive={false}
            />
          )}
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
