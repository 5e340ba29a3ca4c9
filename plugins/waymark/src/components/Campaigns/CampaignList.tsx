import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Campaign } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { CampaignProgress } from './CampaignProgress';
import { CampaignStateChip } from './CampaignStateChip';
import { campaignPath, goalWords, scopeWords } from './campaignWords';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { padding: theme.spacing(2), marginBottom: theme.spacing(2) },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** Campaigns with how far each is. */
export function CampaignList({ campaigns }: { campaigns: Campaign[] }) {
  const t = useTranslate();
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={t('campaigns.label')}>
      {campaigns.map(campaign => (
        <li key={campaign.id}>
          <Paper variant="outlined" className={classes.item}>
            <div className={classes.head}>
              <Typography variant="h6" component="h3">
                <Link to={campaignPath(campaign.id)}>{campaign.title}</Link>
              </Typography>
              <CampaignStateChip state={campaign.state} />
            </div>
            <Typography variant="body2" color="textSecondary" gutterBottom>
              {t('campaigns.summary', {
                scope: scopeWords(t, campaign.scope),
                goal: goalWords(t, campaign),
                due: campaign.due,
                framework: campaign.frameworkTitle ?? campaign.framework,
                owner: <EntityRefLink entityRef={campaign.owner} hideIcon />,
              })}
            </Typography>
            <CampaignProgress campaign={campaign} />
          </Paper>
        </li>
      ))}
    </ul>
  );
}
