import { Line, LineChart, YAxis } from 'recharts';
import { useTheme } from '@material-ui/core/styles';
import { waymarkPalette } from '../../palette';

export type SparklineProps = {
  /** Oldest first; a gap where there is no value */
  values: readonly (number | null)[];
  /** What it shows and how it moved, read out in place of the line */
  label: string;
  /** Pixels */
  width?: number;
  /** Pixels */
  height?: number;
};

/** A small line without axes, beside the figure it belongs to. */
export function Sparkline(props: SparklineProps) {
  const { values, label, width = 96, height = 28 } = props;
  const { chart } = waymarkPalette(useTheme());
  const data = values.map((value, index) => ({ index, value }));
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      style={{ display: 'inline-block', width, height }}
    >
      <LineChart
        accessibilityLayer={false}
        width={width}
        height={height}
        data={data}
        margin={{ top: 3, right: 3, bottom: 3, left: 3 }}
      >
        <YAxis hide domain={[0, (max: number) => max || 1]} />
        <Line
          type="linear"
          dataKey="value"
          stroke={chart.line}
          strokeWidth={1.5}
          dot={({ key, cx, cy, index }) =>
            isAlone(values, index) ? (
              <circle key={key} cx={cx} cy={cy} r={1.5} fill={chart.line} />
            ) : (
              <g key={key} />
            )
          }
          isAnimationActive={false}
        />
      </LineChart>
    </span>
  );
}

/** Whether a value has a gap on both sides, where a line would not show it. */
function isAlone(values: SparklineProps['values'], index: number): boolean {
  const has = (at: number) => (values[at] ?? null) !== null;
  return has(index) && !has(index - 1) && !has(index + 1);
}
