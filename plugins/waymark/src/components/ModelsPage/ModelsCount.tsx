import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ModelsOverview } from './modelsOverview';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(0, 2, 1) },
}));

export type ModelsCountProps = { overview: ModelsOverview; total: number };

/** "12 models, 8 in production, 3 need attention". */
export function ModelsCount(props: ModelsCountProps) {
  const { overview, total } = props;
  const { models, inProduction, needingAttention } = overview;
  const classes = useStyles();
  const partly = total > models ? `; of the first ${models} ` : ', ';
  return (
    <Typography className={classes.root} variant="body2" color="textSecondary">
      {total} {total === 1 ? 'model' : 'models'}
      {partly}
      {inProduction} in production, {needingAttention}{' '}
      {needingAttention === 1 ? 'needs' : 'need'} attention
    </Typography>
  );
}
