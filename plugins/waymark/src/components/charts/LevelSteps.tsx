import { useTheme } from '@material-ui/core/styles';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from '../../hooks/useTranslate';
import { formatExact } from '../../format';
import { waymarkPalette } from '../../palette';
import { ChartFrame } from './ChartFrame';

const HEIGHT = 200;

/** Levels a thing had, each from a moment (ISO 8601) on, oldest first. */
export type LevelStepsProps = {
  title: string;
  levels: { level: number; title: string }[];
  steps: { at: string; level: number }[];
};

/** A level over time, in steps, up to now. */
export function LevelSteps(props: LevelStepsProps) {
  const { title, levels, steps } = props;
  const t = useTranslate();
  const theme = useTheme();
  const { chart } = waymarkPalette(theme);
  const nameOf = (level: number) =>
    `${level} · ${levels.find(each => each.level === level)?.title ?? ''}`;
  const last = steps[steps.length - 1];
  const data = [...steps, { at: new Date().toISOString(), level: last.level }];
  const points = data.map(({ at, level }) => ({ at: Date.parse(at), level }));
  return (
    <ChartFrame
      title={title}
      axes={t('charts.levels.axes')}
      summary={t('charts.levels.summary', {
        count: steps.length,
        level: nameOf(last.level),
        since: formatExact(last.at),
        first: formatExact(steps[0].at),
      })}
      table={{
        columns: [t('charts.levels.since'), t('charts.levels.level')],
        rows: [...steps].reverse().map(({ at, level }) => ({
          key: at,
          cells: [formatExact(at), nameOf(level)],
        })),
      }}
    >
      <ResponsiveContainer
        width="100%"
        height={HEIGHT}
        initialDimension={{ width: 600, height: HEIGHT }}
      >
        <LineChart data={points} margin={{ top: 8, right: 16, bottom: 0 }}>
          <CartesianGrid stroke={chart.grid} vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tickFormatter={at => new Date(at).toISOString().slice(0, 10)}
            stroke={chart.axis}
            tick={{ fill: chart.axis, fontSize: 12 }}
          />
          <YAxis
            domain={[levels[0].level, levels[levels.length - 1].level]}
            ticks={levels.map(({ level }) => level)}
            width={32}
            stroke={chart.axis}
            tick={{ fill: chart.axis, fontSize: 12 }}
          />
          <Tooltip
            labelFormatter={at =>
              formatExact(new Date(Number(at)).toISOString())
            }
            formatter={level => [
              nameOf(Number(level)),
              t('charts.levels.level'),
            ]}
          />
          <Line
            dataKey="level"
            type="stepAfter"
            stroke={chart.line}
            strokeWidth={2}
            isAnimationActive={false}
            dot={{ r: 3 }}
          />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
