import { useTheme } from '@material-ui/core/styles';
import {
  Bar,
  BarChart,
  LabelList,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { ChartFrame } from './ChartFrame';

const HEIGHT = 260;

/** What a bar is made of: its name, and the short one that stands in the bar. */
export type SharePart = { key: string; name: string; mark: string };

/** A period, and how many there are of each part. */
export type SharesPeriod = {
  /** Name of the period, unique in the chart */
  label: string;
  counts: Record<string, number>;
};

export type SharesOverTimeProps = {
  title: string;
  axes: string;
  summary: string;
  parts: SharePart[];
  periods: SharesPeriod[];
};

/** How something divides up, period by period, as shares of the whole. */
export function SharesOverTime(props: SharesOverTimeProps) {
  const { title, axes, summary, parts, periods } = props;
  const t = useTranslate();
  const theme = useTheme();
  const { chart } = waymarkPalette(theme);
  const paper = theme.palette.background.paper;
  const tick = { fill: chart.axis, fontSize: 12 };
  return (
    <ChartFrame
      title={title}
      axes={axes}
      summary={summary}
      table={{
        columns: [t('charts.period'), ...parts.map(({ name }) => name)],
        rows: periods.map(({ label, counts }) => ({
          key: label,
          cells: [
            label,
            ...parts.map(
              ({ key }) => shareText(counts, key) ?? t('charts.none'),
            ),
          ],
        })),
      }}
    >
      <ResponsiveContainer
        width="100%"
        height={HEIGHT}
        initialDimension={{ width: 600, height: HEIGHT }}
      >
        <BarChart
          data={periods.map(({ label, counts }) => ({ label, ...counts }))}
          stackOffset="expand"
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        >
          <XAxis
            dataKey="label"
            stroke={chart.axis}
            tick={tick}
            minTickGap={16}
          />
          <YAxis
            stroke={chart.axis}
            tick={tick}
            width={48}
            tickFormatter={share => `${Math.round(share * 100)} %`}
          />
          <Tooltip
            cursor={{ fill: theme.palette.action.hover }}
            contentStyle={{
              background: paper,
              borderColor: chart.grid,
              color: theme.palette.text.primary,
            }}
            itemStyle={{ color: theme.palette.text.primary }}
          />
          <Legend
            formatter={name => (
              <span style={{ color: chart.axis }}>{name}</span>
            )}
          />
          {parts.map(({ key, name, mark }, index) => (
            <Bar
              key={key}
              dataKey={key}
              name={name}
              stackId="shares"
              fill={chart.series[index % chart.series.length]}
              stroke={paper}
              isAnimationActive={false}
            >
              <LabelList
                dataKey={key}
                position="center"
                fill={paper}
                fontSize={12}
                formatter={count => (Number(count) > 0 ? mark : '')}
              />
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

/** "4 (40 %)"; nothing where there is none of any part. */
function shareText(
  counts: Record<string, number>,
  key: string,
): string | undefined {
  const all = Object.values(counts).reduce((a, b) => a + b, 0);
  if (all === 0) return undefined;
  return `${counts[key]} (${Math.round((counts[key] / all) * 100)} %)`;
}
