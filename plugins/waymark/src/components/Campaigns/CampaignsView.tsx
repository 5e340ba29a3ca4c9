import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useRef } from 'react';
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
  const classes = useStyles();
  const [query, set] = useMaturityQuery();
  const made = useRef<string>();
  const data = useWaymarkQuery('models', 'getCampaigns');
  return (
    <>
      <div className={classes.head}>
        <ManagePermission what="Starting a campaign">
          <Button
            variant="contained"
            color="primary"
            onClick={() => set({ campaign: 'new' })}
          >
            Start a campaign
          </Button>
        </ManagePermission>
      </div>
      <CardState
        data={data}
        what="the campaigns"
        skeleton={
          <>
            <Skeleton height={120} />
            <Skeleton height={120} />
          </>
        }
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNote title="No campaign yet">
            A campaign says which models are to reach which level by when, such
            as “every high-tier model at Governed by March”. It shows who is
            there and what the others lack, and reminds their owners.
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
