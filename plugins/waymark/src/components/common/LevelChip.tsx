import { makeStyles } from '@material-ui/core/styles';
import { formatLevel } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    whiteSpace: 'nowrap',
  },
  dots: { display: 'inline-flex', gap: theme.spacing(0.5) },
  dot: {
    boxSizing: 'border-box',
    width: theme.spacing(1.25),
    height: theme.spacing(1.25),
    borderRadius: '50%',
    border: `2px solid ${theme.palette.text.secondary}`,
  },
  reached: {
    borderColor: theme.palette.text.primary,
    backgroundColor: theme.palette.text.primary,
  },
  target: {
    outline: `2px solid ${theme.palette.primary.main}`,
    outlineOffset: 1,
  },
}));

export type LevelChipProps = {
  level:
    | { level: number; of: number; title: string; target: number | null }
    | null
    | undefined;
  /** Without the words, for dense tables */
  short?: boolean;
};

/** A maturity level as dots, with the target ringed: "3 of 5 · Managed". */
export function LevelChip(props: LevelChipProps) {
  const { level, short } = props;
  const classes = useStyles();
  const t = useTranslate();
  if (!level) return <span>{t('common.level.none')}</span>;

  const text = formatLevel(t, level);
  const label =
    level.target === null
      ? text
      : t('common.level.withTarget', {
          level: text,
          target: String(level.target),
        });
  return (
    <span className={classes.root} title={label}>
      <span className={classes.dots} role="img" aria-label={label}>
        {Array.from({ length: level.of }, (_, index) => {
          const names = [classes.dot];
          if (index < level.level) names.push(classes.reached);
          if (index + 1 === level.target) names.push(classes.target);
          return <span key={index} className={names.join(' ')} />;
        })}
      </span>
      {!short && <span aria-hidden>{text}</span>}
    </span>
  );
}
