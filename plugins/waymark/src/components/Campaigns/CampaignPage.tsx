import { InfoCard, Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import type { CampaignDetail } from 'backstage-plugin-waymark-common';
import { useWaymarkQuery } from '../../queries';
import { CardState, FactList, RelativeTime, Skeleton } from '../common';
import { useMaturityQuery } from '../../hooks/useMaturityQuery';
import { CampaignActions } from './CampaignActions';
import { CampaignChart } from './CampaignChart';
import { CampaignProgress } from './CampaignProgress';
import { CampaignStateChip } from './CampaignStateChip';
import { goalWords, scopeWords } from './campaignWords';
import { NotThere } from './NotThere';

/** One campaign: how far it is, who is not there and why, and how it went. */
export function CampaignPage({ id }: { id: string }) {
  const [{ cursor }, set] = useMaturityQuery();
  const data = useWaymarkQuery('models', 'getCampaign', id, { cursor });
  return (
    <>
      <Typography gutterBottom>
        <Link to="/maturity?view=campaigns">All campaigns</Link>
      </Typography>
      <CardState
        data={data}
        what="the campaign"
        skeleton={
          <>
            <Skeleton height={160} />
            <Skeleton height={320} />
          </>
        }
      >
        {campaign => (
          <Grid container spacing={3}>
            <Grid item xs={12}>
              <InfoCard
                title={campaign.title}
                action={<CampaignStateChip state={campaign.state} />}
              >
                <Summary campaign={campaign} />
                <CampaignActions campaign={campaign} onChanged={data.retry} />
              </InfoCard>
            </Grid>
            <Grid item xs={12}>
              <InfoCard title="Not there yet" noPadding>
                <NotThere
                  campaign={campaign}
                  cursor={cursor}
                  onCursor={next => set({ cursor: next })}
                />
              </InfoCard>
            </Grid>
            <Grid item xs={12}>
              <InfoCard title="Progress">
                <CampaignChart campaign={campaign} />
              </InfoCard>
            </Grid>
          </Grid>
        )}
      </CardState>
    </>
  );
}

function Summary({ campaign }: { campaign: CampaignDetail }) {
  const { note, owner, closed, due, scope, createdBy, createdAt } = campaign;
  const framework =
    campaign.frameworkTitle ?? `${campaign.framework} (no longer in use)`;
  return (
    <>
      {note && <Typography paragraph>{note}</Typography>}
      <CampaignProgress campaign={campaign} />
      <FactList
        facts={[
          { term: 'Which models', value: scopeWords(scope) },
          { term: 'To reach', value: `${goalWords(campaign)}, ${framework}` },
          { term: 'Due', value: due },
          {
            term: 'Led by',
            value: <EntityRefLink entityRef={owner} hideIcon />,
          },
          {
            term: 'Started',
            value: (
              <>
                <RelativeTime at={createdAt} /> by {createdBy}
              </>
            ),
          },
        ]}
      />
      {closed && (
        <Typography gutterBottom>
          Closed <RelativeTime at={closed.at} /> by {closed.by}: {closed.reason}
        </Typography>
      )}
    </>
  );
}
