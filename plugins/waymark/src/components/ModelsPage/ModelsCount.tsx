import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import type { ModelsOverview } from './modelsOverview';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(0, 2, 1) },
}));

export type ModelsCountProps = { overview: ModelsOverview; total: number };

/** "12 models, 8 in production, 3 need attention". */
export function ModelsCount(props: ModelsCountProps) {
  const { overview, total } = props;
  const t = useTranslate();
  const { models, inProduction, needingAttention } = overview;
  const classes = useStyles();
  return (
    <Typography className={classes.root} variant="body2" color="textSecondary">
      {t(total > models ? 'models.count.partly' : 'models.count.whole', {
        count: needingAttention,
        models: t('models.count.models', { count: total }),
        first: String(models),
        inProduction: String(inProduction),
      })}
    </Typography>
  );
}
