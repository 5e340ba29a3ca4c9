import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';

const useStyles = makeStyles(theme => {
  const { chart } = waymarkPalette(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    row: { padding: theme.spacing(0.5, 0) },
    words: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 1),
    },
    track: {
      position: 'relative',
      height: theme.spacing(1),
      borderRadius: theme.spacing(0.5),
      background: chart.track,
    },
    bar: {
      height: '100%',
      borderRadius: theme.spacing(0.5),
      background: chart.line,
    },
    target: {
      position: 'absolute',
      top: -theme.spacing(0.25),
      bottom: -theme.spacing(0.25),
      width: 2,
      background: theme.palette.text.primary,
    },
  };
});

/** One area's level on the framework's scale. */
export type LevelBar = {
  id: string;
  title: string;
  level: number;
  note: string;
};

/** Areas with their levels, the highest level there is, and the level aimed at. */
export type LevelBarsProps = {
  label: string;
  bars: LevelBar[];
  of: number;
  target: number | null;
};

/** A bar an area, every one with its words; the mark is the target. */
export function LevelBars(props: LevelBarsProps) {
  const { label, bars, of, target } = props;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={label}>
      {bars.map(bar => (
        <li key={bar.id} className={classes.row}>
          <div className={classes.words}>
            <Typography variant="body2" component="span">
              {bar.title}
            </Typography>
            <Typography variant="body2" component="span" color="textSecondary">
              {t('charts.levels.bar', {
                level: String(bar.level),
                note: bar.note,
              })}
            </Typography>
          </div>
          <div className={classes.track} aria-hidden>
            <div
              className={classes.bar}
              style={{ width: `${(100 * bar.level) / of}%` }}
            />
            {target !== null && (
              <div
                className={classes.target}
                style={{ left: `calc(${(100 * target) / of}% - 2px)` }}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
