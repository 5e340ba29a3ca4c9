import { Link } from '@backstage/core-components';
import { useTheme } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import { ReactNode } from 'react';
import {
  CartesianGrid,
  Legend,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
import { waymarkPalette } from '../../palette';
import { ChartFrame } from './ChartFrame';
import { ScatterFailures } from './ScatterFailures';

/** One item of a median: when it happened, its value, and whether it failed. */
export type ScatterPoint = {
  key: string;
  /** ISO 8601 */
  at: string;
  value: number;
  name: string;
  failed: boolean;
  /** What failed it, and where that leads */
  cause?: { text: string; to: string };
};

/** Items over time with the line of their median; failed ones are crosses. */
export type ScatterWithMedianProps = {
  title: string;
  axes: string;
  summary: string;
  valueName: string;
  points: ScatterPoint[];
  median?: number;
  /** ISO 8601 */
  from: string;
  /** ISO 8601 */
  to: string;
  format: (value: number) => string;
  /** Marks of the value's axis, from least to greatest */
  ticks?: number[];
  height?: number;
};

export function ScatterWithMedian(props: ScatterWithMedianProps) {
  const { title, axes, summary, valueName, points, median, format } = props;
  const { from, to, ticks, height = 240 } = props;
  const t = useTranslate();
  const theme = useTheme();
  const { chart } = waymarkPalette(theme);
  const muted = chart.axis;
  const series = (failed: boolean) =>
    points
      .filter(point => point.failed === failed)
      .map(point => ({ ...point, x: Date.parse(point.at) }));
  const failures = series(true);
  const successes = series(false);
  return (
    <ChartFrame
      title={title}
      axes={axes}
      summary={summary}
      beneath={<ScatterFailures points={points} />}
      table={{
        columns: [
          t('charts.scatter.when'),
          t('charts.scatter.what'),
          valueName,
          t('charts.scatter.failures'),
        ],
        rows: points.map(point => ({
          key: point.key,
          cells: [
            localInstant(point.at),
            point.name,
            format(point.value),
            failedCell(t, point),
          ],
          data: [
            point.at,
            point.name,
            point.value,
            point.cause?.text ??
              (point.failed ? t('charts.scatter.yes') : t('charts.scatter.no')),
          ],
        })),
      }}
    >
      <ResponsiveContainer
        width="100%"
        height={height}
        initialDimension={{ width: 600, height }}
      >
        <ScatterChart
          accessibilityLayer={false}
          margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke={chart.grid} />
          <XAxis
            type="number"
            dataKey="x"
            domain={[Date.parse(from), Date.parse(to)]}
            tickFormatter={value =>
              DateTime.fromMillis(value).toFormat('d LLL')
            }
            stroke={muted}
            tick={{ fill: muted, fontSize: 12 }}
          />
          <YAxis
            type="number"
            dataKey="value"
            tickFormatter={format}
            ticks={ticks}
            domain={ticks ? [0, ticks[ticks.length - 1]] : undefined}
            stroke={muted}
            tick={{ fill: muted, fontSize: 12 }}
            width={88}
          />
          <Tooltip
            content={({ payload }) => {
              const point = payload?.[0]?.payload as ScatterPoint | undefined;
              return (
                point && (
                  <PointLabel>
                    {[
                      point.name,
                      format(point.value),
                      localInstant(point.at),
                      ...(point.failed ? [t('charts.scatter.failed')] : []),
                    ].join(' · ')}
                  </PointLabel>
                )
              );
            }}
          />
          {failures.length > 0 && (
            <Legend
              formatter={name => <span style={{ color: muted }}>{name}</span>}
            />
          )}
          {median !== undefined && (
            <ReferenceLine
              y={median}
              stroke={theme.palette.text.primary}
              strokeDasharray="6 4"
              label={{
                value: t('charts.scatter.median', { value: format(median) }),
                position: 'insideTopRight',
                fill: theme.palette.text.primary,
                fontSize: 12,
              }}
            />
          )}
          {successes.length > 0 && (
            <Scatter
              name={t('charts.scatter.notFailed')}
              data={successes}
              fill={chart.line}
              shape="circle"
              legendType="circle"
              isAnimationActive={false}
            />
          )}
          {failures.length > 0 && (
            <Scatter
              name={t('charts.scatter.failed')}
              data={failures}
              fill={chart.failure}
              shape="cross"
              legendType="cross"
              isAnimationActive={false}
            />
          )}
        </ScatterChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

function failedCell(t: Translate, { failed, cause }: ScatterPoint): ReactNode {
  if (!failed) return t('charts.scatter.no');
  return cause ? (
    <Link to={cause.to}>
      {t('charts.scatter.yesBecause', { cause: cause.text })}
    </Link>
  ) : (
    t('charts.scatter.yes')
  );
}

function localInstant(at: string): string {
  return DateTime.fromISO(at).toLocaleString(DateTime.DATETIME_MED);
}

function PointLabel(props: { children: ReactNode }) {
  const { palette, spacing, shape } = useTheme();
  return (
    <div
      style={{
        background: palette.background.paper,
        color: palette.text.primary,
        border: `1px solid ${palette.divider}`,
        borderRadius: shape.borderRadius,
        padding: spacing(1),
      }}
    >
      {props.children}
    </div>
  );
}
