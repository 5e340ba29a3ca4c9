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
        <YAxis hide domain={[0, 'dataMax']} />
        <Line
          type="monotone"
          dataKey="value"
          stroke={chart.line}
          strokeWidth={1.5}
          // A lone point draws no line, so it needs its dot.
          dot={values.filter(value => value !== null).length === 1}
          isAnimationActive={false}
        />
      </LineChart>
    </span>
  );
}
