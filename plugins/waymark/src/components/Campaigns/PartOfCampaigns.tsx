import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useModelOverview } from '../common';
import { campaignPath, goalWords } from './campaignWords';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', padding: 0, margin: theme.spacing(1, 0, 0) },
}));

/** The open campaigns a model is part of; nothing where there are none. */
export function PartOfCampaigns({ modelRef }: { modelRef: string }) {
  const classes = useStyles();
  const { value } = useModelOverview(modelRef, ({ campaigns }) => campaigns);
  if (!value?.length) return null;
  return (
    <ul className={classes.list} aria-label="Campaigns">
      {value.map(({ id, title, due, there, state, ...goal }) => (
        <li key={id}>
          <Typography variant="body2">
            Part of the campaign <Link to={campaignPath(id)}>{title}</Link>:{' '}
            {goalWords(goal)} by {due}
            {there ? ', reached' : ''}
            {!there && state === 'overdue' ? ', overdue' : ''}
          </Typography>
        </li>
      ))}
    </ul>
  );
}
