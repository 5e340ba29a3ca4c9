import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { campaignPath, goalWords } from './campaignWords';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', padding: 0, margin: theme.spacing(1, 0, 0) },
}));

/** The open campaigns a model is part of; nothing where there are none. */
export function PartOfCampaigns({ modelRef }: { modelRef: string }) {
  const api = useApi(waymarkApiRef);
  const classes = useStyles();
  const { value } = useModelData(modelRef, () =>
    api.getModelCampaigns(modelRef),
  );
  if (!value?.items.length) return null;
  return (
    <ul className={classes.list} aria-label="Campaigns">
      {value.items.map(({ id, title, due, there, state, ...goal }) => (
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
