import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityOverview } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';

const SHOWN = 8;

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  item: { marginBottom: theme.spacing(1.5) },
}));

/** The criteria that hold most models back, those that lift some alone first. */
export function Roadmap(props: { moves: MaturityOverview['moves'] }) {
  const { moves } = props;
  const t = useTranslate();
  const classes = useStyles();
  if (moves.length === 0) {
    return <Typography>{t('maturity.roadmap.none')}</Typography>;
  }
  return (
    <ol className={classes.list} aria-label={t('maturity.overview.moves')}>
      {moves
        .slice(0, SHOWN)
        .map(({ criterion, title, todo, models, lifts }) => (
          <li key={criterion} className={classes.item}>
            <Typography variant="subtitle2" component="p">
              {title}
            </Typography>
            <Typography variant="body2">
              {t(
                lifts > 0
                  ? 'maturity.roadmap.partLifts'
                  : 'maturity.roadmap.part',
                { count: models, lifts: String(lifts) },
              )}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {todo}
            </Typography>
          </li>
        ))}
    </ol>
  );
}
