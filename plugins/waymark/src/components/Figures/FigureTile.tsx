import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Figure } from 'backstage-plugin-waymark-common';
import { formatExact, formatFigure, metricTitle } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { BandChip, Sparkline } from '../common';
import { noValueWords } from './noValueWords';
import { sampleWords } from './sampleWords';
import { FigureChange } from './FigureChange';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1.5),
    width: '100%',
    height: '100%',
    textAlign: 'left',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    width: '100%',
  },
  headInOneLine: {
    flexFlow: 'row wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
  },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** One figure and how to explain it. */
export type FigureTileProps = {
  figure: Figure;
  /** The figure by bucket, oldest first */
  trend?: { bucket: 'day' | 'week' | 'month'; values: (number | null)[] };
  /** As known at this moment rather than now */
  asOf?: string;
  /** Metrics outside DORA's five have no bands */
  banded?: boolean;
  /** Value beside the title; change and trend are left to the explanation */
  compact?: boolean;
  onOpen(): void;
};

/** A figure with its band, sample, change and trend; pressing it explains it. */
export function FigureTile(props: FigureTileProps) {
  const { figure, trend, asOf, banded, compact, onOpen } = props;
  const classes = useStyles();
  const t = useTranslate();
  const title = metricTitle(t, figure.id);
  const empty = figure.value === null;
  const points = trend?.values.filter(value => value !== null).length ?? 0;
  return (
    <ButtonBase
      className={classes.root}
      onClick={onOpen}
      aria-haspopup="dialog"
      focusRipple
    >
      <span
        className={`${classes.head} ${compact ? classes.headInOneLine : ''}`}
      >
        <Typography variant="subtitle2" component="span">
          {title}
        </Typography>
        <span className={classes.value}>
          <Typography
            variant={compact ? 'h6' : 'h5'}
            component="span"
            color={empty ? 'textSecondary' : 'textPrimary'}
          >
            {formatFigure(t, figure.value, figure.unit)}
          </Typography>
          {banded && !empty && (
            <BandChip band={figure.band?.name ?? figure.bandReason} />
          )}
        </span>
      </span>
      {empty ? (
        <Typography variant="body2" component="span" color="textSecondary">
          {noValueWords(t, figure)}
        </Typography>
      ) : (
        <>
          <Typography variant="body2" component="span" color="textSecondary">
            {sampleWords(t, figure)}
          </Typography>
          {!compact && <FigureChange figure={figure} />}
        </>
      )}
      {asOf && (
        <Typography variant="caption" component="span">
          {t('figures.tile.asOf', { moment: formatExact(asOf) })}
        </Typography>
      )}
      {!compact && trend && points > 0 && (
        <Sparkline
          values={trend.values}
          label={t('figures.tile.trend', {
            title,
            bucket: t(`figures.tile.${trend.bucket}`),
            points: String(points),
            buckets: t(`figures.tile.buckets_${trend.bucket}`, {
              count: trend.values.length,
            }),
          })}
        />
      )}
    </ButtonBase>
  );
}
