import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MetricId,
  MetricSeries,
  ModelMetrics,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { FigureTile } from '../Figures/FigureTile';
import { trendOf } from '../Figures/trendOf';
import { metricGroups } from './metricGroups';

const useStyles = makeStyles(theme => ({
  group: { marginTop: theme.spacing(3) },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    gap: theme.spacing(1.5),
    marginTop: theme.spacing(1),
  },
}));

/** Figures, their trend where it is known, and how to explain one. */
export type FigureGroupsProps = {
  metrics: ModelMetrics;
  series?: MetricSeries;
  /** As known at this moment rather than now */
  asOf?: string;
  onOpen(id: MetricId): void;
};

/** Every figure there is, by group. */
export function FigureGroups(props: FigureGroupsProps) {
  const { metrics, series, asOf, onOpen } = props;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <>
      {metricGroups.map(({ title, metrics: ids, banded }) => {
        const figures = ids.flatMap(id => metrics.metrics[id] ?? []);
        return (
          figures.length > 0 && (
            <section
              key={title}
              className={classes.group}
              aria-label={t(title)}
            >
              <Typography variant="h6" component="h3">
                {t(title)}
              </Typography>
              <div className={classes.grid}>
                {figures.map(figure => (
                  <FigureTile
                    key={figure.id}
                    figure={figure}
                    banded={banded}
                    trend={trendOf(series, figure.id)}
                    asOf={asOf}
                    onOpen={() => onOpen(figure.id)}
                  />
                ))}
              </div>
            </section>
          )
        );
      })}
    </>
  );
}
