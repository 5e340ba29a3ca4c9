import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useRef } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { CardState, EmptyNote, Skeleton } from '../common';
import { useMaturityQuery } from '../../hooks/useMaturityQuery';
import { CampaignDialog } from './CampaignDialog';
import { CampaignList } from './CampaignList';
import { CampaignPage } from './CampaignPage';
import { ManagePermission } from './ManagePermission';

const useStyles = makeStyles(theme => ({
  head: { marginBottom: theme.spacing(2) },
}));

/** All campaigns, or the one the URL names. */
export function CampaignsView() {
  const [{ campaign }] = useMaturityQuery();
  return campaign && campaign !== 'new' ? (
    <CampaignPage key={campaign} id={campaign} />
  ) : (
    <AllCampaigns />
  );
}

function AllCampaigns() {
  const t = useTranslate();
  const classes = useStyles();
  const [query, set] = useMaturityQuery();
  const made = useRef<string>();
  const data = useWaymarkQuery('models', 'getCampaigns');
  return (
    <>
      <div className={classes.head}>
        <ManagePermission what="campaigns.permission.start">
          <Button
            variant="contained"
            color="primary"
            onClick={() => set({ campaign: 'new' })}
          >
            {t('campaigns.start')}
          </Button>
        </ManagePermission>
      </div>
      <CardState
        data={data}
        what={t('campaigns.what')}
        skeleton={
          <>
            <Skeleton height={120} />
            <Skeleton height={120} />
          </>
        }
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title={t('campaigns.empty.title')}>
            {t('campaigns.empty.text')}
          </EmptyNote>
        }
      >
        {({ items }) => <CampaignList campaigns={items} />}
      </CardState>
      {query.campaign === 'new' && (
        <CampaignDialog
          prefill={{
            framework: query.framework,
            tiers: query.tier ? [query.tier] : [],
            scopeOwner: query.owner,
          }}
          onDone={({ id }) => {
            made.current = id;
          }}
          onClose={() => set({ campaign: made.current ?? '' })}
        />
      )}
    </>
  );
}
