import { useTheme } from '@material-ui/core/styles';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { waymarkPalette } from '../../palette';
import { ChartFrame } from './ChartFrame';

const HEIGHT = 220;

/** A named value, and the bound it was held against. */
export type BoundedValue = {
  key: string;
  name: string;
  value: number;
  threshold?: number;
  /** When it was measured, for the table */
  when: string;
};

/** Values in order, with the bound of each as a second line. */
export type ValuesWithThresholdProps = {
  title: string;
  axes: string;
  summary: string;
  /** Words for the lines and the columns of the table */
  words: { name: string; value: string; threshold: string; when: string };
  values: readonly BoundedValue[];
  format: (value: number) => string;
};

export function ValuesWithThreshold(props: ValuesWithThresholdProps) {
  const { title, axes, summary, words, values, format } = props;
  const { chart } = waymarkPalette(useTheme());
  const tick = { fill: chart.axis, fontSize: 12 };
  return (
    <ChartFrame
      title={title}
      axes={axes}
      summary={summary}
      table={{
        columns: [words.name, words.value, words.threshold, words.when],
        rows: values.map(({ key, name, value, threshold, when }) => ({
          key,
          cells: [
            name,
            format(value),
            threshold === undefined ? '–' : format(threshold),
            when,
          ],
          data: [name, value, threshold, when],
        })),
      }}
    >
      <ResponsiveContainer
        width="100%"
        height={HEIGHT}
        initialDimension={{ width: 600, height: HEIGHT }}
      >
        <LineChart
          data={[...values]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 24, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke={chart.grid} />
          <XAxis dataKey="name" stroke={chart.axis} tick={tick} />
          <YAxis
            domain={['auto', 'auto']}
            tickFormatter={format}
            stroke={chart.axis}
            tick={tick}
            width={64}
          />
          <Legend
            formatter={name => (
              <span style={{ color: chart.axis }}>{name}</span>
            )}
          />
          <Line
            name={words.value}
            dataKey="value"
            stroke={chart.line}
            isAnimationActive={false}
          />
          <Line
            name={words.threshold}
            dataKey="threshold"
            type="stepAfter"
            stroke={chart.failure}
            strokeDasharray="6 4"
            dot={false}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
