import type { CampaignState } from 'backstage-plugin-waymark-common';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelOverview } from '../common';
import { campaignPath, goalWords } from './campaignWords';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', padding: 0, margin: theme.spacing(1, 0, 0) },
}));

/** The open campaigns a model is part of; nothing where there are none. */
export function PartOfCampaigns({ modelRef }: { modelRef: string }) {
  const t = useTranslate();
  const classes = useStyles();
  const { value } = useModelOverview(modelRef, ({ campaigns }) => campaigns);
  if (!value?.length) return null;
  return (
    <ul className={classes.list} aria-label={t('campaigns.label')}>
      {value.map(({ id, title, due, there, state, ...goal }) => (
        <li key={id}>
          <Typography variant="body2">
            {t(`campaigns.partOf.${standing(there, state)}`, {
              campaign: <Link to={campaignPath(id)}>{title}</Link>,
              goal: goalWords(t, goal),
              due,
            })}
          </Typography>
        </li>
      ))}
    </ul>
  );
}

function standing(there: boolean, state: CampaignState) {
  if (there) return 'reached';
  return state === 'overdue' ? 'overdue' : 'ongoing';
}
