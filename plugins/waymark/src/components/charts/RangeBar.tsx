import { makeStyles } from '@material-ui/core/styles';
import { waymarkPalette } from '../../palette';

const useStyles = makeStyles(theme => {
  const { chart } = waymarkPalette(theme);
  const inside = { position: 'absolute' as const, top: 0, bottom: 0 };
  return {
    track: {
      position: 'relative',
      height: theme.spacing(1.5),
      margin: theme.spacing(0.5, 0),
      borderRadius: theme.spacing(0.5),
      background: chart.track,
      overflow: 'hidden',
    },
    bar: { ...inside, left: 0, background: chart.line },
    range: {
      ...inside,
      boxSizing: 'border-box',
      minWidth: 2,
      border: `1px solid ${theme.palette.text.primary}`,
    },
    filled: { background: chart.line, opacity: 0.5 },
    mark: { ...inside, width: 2, background: theme.palette.text.primary },
  };
});

/** What lies on a scale from 0 to `max`. */
export type RangeBarProps = {
  max: number;
  /** A bar from 0 */
  value?: number;
  /** From where to where; the later ones are drawn over the earlier */
  ranges?: { from: number; to: number; filled?: boolean }[];
  mark?: number;
};

/** A bar, ranges and a mark on one scale. Its words stand beside it: it has none. */
export function RangeBar(props: RangeBarProps) {
  const { max, value, ranges = [], mark } = props;
  const classes = useStyles();
  const percent = (at: number) =>
    `${(100 * Math.min(Math.max(at, 0), max)) / (max || 1)}%`;
  return (
    <div className={classes.track} aria-hidden>
      {value !== undefined && (
        <div className={classes.bar} style={{ width: percent(value) }} />
      )}
      {ranges.map(({ from, to, filled }) => (
        <div
          key={`${from} ${to} ${filled}`}
          className={`${classes.range} ${filled ? classes.filled : ''}`}
          style={{ left: percent(from), width: percent(to - from) }}
        />
      ))}
      {mark !== undefined && (
        <div className={classes.mark} style={{ left: percent(mark) }} />
      )}
    </div>
  );
}
