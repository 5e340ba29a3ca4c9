import { useTheme } from '@material-ui/core/styles';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from '../../hooks/useTranslate';
import { formatExact } from '../../format';
import { waymarkPalette } from '../../palette';
import { ChartFrame } from './ChartFrame';

const HEIGHT = 220;

/** How many of a number were there from a moment (ISO 8601) on; the last is now. */
export type ProgressOverTimeProps = {
  title: string;
  axes: string;
  summary: string;
  points: { at: string; there: number }[];
  total: number;
  /** ISO 8601 */
  due: string;
  /** Whether to draw what it takes from now on to make the date */
  ahead: boolean;
};

/** A count over time in steps, with the day it is due and the way there, dashed. */
export function ProgressOverTime(props: ProgressOverTimeProps) {
  const { title, axes, summary, points, total, due, ahead } = props;
  const t = useTranslate();
  const theme = useTheme();
  const { chart } = waymarkPalette(theme);
  const dueAt = Date.parse(due);
  const now = points[points.length - 1];
  const way = ahead && Date.parse(now.at) < dueAt && now.there < total;
  const data = [
    ...points.map(point => ({
      at: Date.parse(point.at),
      there: point.there,
      needed: way && point === now ? point.there : undefined,
    })),
    ...(way ? [{ at: dueAt, needed: total }] : []),
  ];
  return (
    <ChartFrame
      title={title}
      axes={axes}
      summary={summary}
      table={{
        columns: [t('charts.progress.since'), t('charts.progress.modelsThere')],
        rows: [...points].reverse().map(({ at, there }) => ({
          key: at,
          cells: [
            formatExact(at),
            t('charts.progress.of', {
              there: String(there),
              total: String(total),
            }),
          ],
        })),
      }}
    >
      <ResponsiveContainer
        width="100%"
        height={HEIGHT}
        initialDimension={{ width: 600, height: HEIGHT }}
      >
        <LineChart data={data} margin={{ top: 16, right: 24, bottom: 0 }}>
          <CartesianGrid stroke={chart.grid} vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', (latest: number) => Math.max(latest, dueAt)]}
            tickFormatter={at => new Date(at).toISOString().slice(0, 10)}
            stroke={chart.axis}
            tick={{ fill: chart.axis, fontSize: 12 }}
          />
          <YAxis
            domain={[0, Math.max(total, 1)]}
            allowDecimals={false}
            width={40}
            stroke={chart.axis}
            tick={{ fill: chart.axis, fontSize: 12 }}
          />
          <Tooltip
            contentStyle={{
              background: theme.palette.background.paper,
              borderColor: chart.grid,
              color: theme.palette.text.primary,
            }}
            labelFormatter={at =>
              formatExact(new Date(Number(at)).toISOString())
            }
          />
          <ReferenceLine
            x={dueAt}
            stroke={chart.axis}
            label={{
              value: t('charts.progress.due'),
              fill: chart.axis,
              position: 'top',
            }}
          />
          <Line
            dataKey="there"
            name={t('charts.progress.there')}
            type="stepAfter"
            stroke={chart.line}
            strokeWidth={2}
            isAnimationActive={false}
            dot={{ r: 3 }}
          />
          <Line
            dataKey="needed"
            name={t('charts.progress.needed')}
            stroke={chart.axis}
            strokeDasharray="6 4"
            isAnimationActive={false}
            dot={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
