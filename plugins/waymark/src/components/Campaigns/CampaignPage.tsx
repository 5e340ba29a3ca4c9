import { InfoCard, Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import type { CampaignDetail } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const [{ cursor }, set] = useMaturityQuery();
  const data = useWaymarkQuery('models', 'getCampaign', id, { cursor });
  return (
    <>
      <Typography gutterBottom>
        <Link to="/maturity?view=campaigns">{t('campaigns.all')}</Link>
      </Typography>
      <CardState
        data={data}
        what={t('campaigns.whatOne')}
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
              <InfoCard title={t('campaigns.page.notThere')} noPadding>
                <NotThere
                  campaign={campaign}
                  cursor={cursor}
                  onCursor={next => set({ cursor: next })}
                />
              </InfoCard>
            </Grid>
            <Grid item xs={12}>
              <InfoCard title={t('campaigns.page.progress')}>
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
  const t = useTranslate();
  const { note, owner, closed, due, scope, createdBy, createdAt } = campaign;
  const framework =
    campaign.frameworkTitle ??
    t('campaigns.page.noLongerInUse', { framework: campaign.framework });
  return (
    <>
      {note && <Typography paragraph>{note}</Typography>}
      <CampaignProgress campaign={campaign} />
      <FactList
        facts={[
          {
            term: t('campaigns.form.whichModels'),
            value: scopeWords(t, scope),
          },
          {
            term: t('campaigns.page.toReach'),
            value: `${goalWords(t, campaign)}, ${framework}`,
          },
          { term: t('campaigns.form.due'), value: due },
          {
            term: t('campaigns.form.ledBy'),
            value: <EntityRefLink entityRef={owner} hideIcon />,
          },
          {
            term: t('campaigns.page.started'),
            value: (
              <>
                {t('campaigns.page.startedBy', {
                  when: <RelativeTime at={createdAt} />,
                  person: createdBy,
                })}
              </>
            ),
          },
        ]}
      />
      {closed && (
        <Typography gutterBottom>
          {t('campaigns.page.closed', {
            when: <RelativeTime at={closed.at} />,
            person: closed.by,
            reason: closed.reason,
          })}
        </Typography>
      )}
    </>
  );
}
