import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  waymarkCampaignManagePermission,
  type Campaign,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';
import { CampaignDialog } from './CampaignDialog';
import { ManagePermission } from './ManagePermission';
import { RemindButton } from './RemindButton';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(2),
  },
}));

export type CampaignActionsProps = { campaign: Campaign; onChanged(): void };

/** Changes a campaign, closes it, or has it remind people. */
export function CampaignActions(props: CampaignActionsProps) {
  const { campaign, onChanged } = props;
  const classes = useStyles();
  const api = useApi(waymarkApiRef);
  const [open, setOpen] = useState<'change' | 'close'>();
  if (campaign.closed) return null;
  return (
    <ManagePermission what="Changing, closing or reminding">
      <div className={classes.root}>
        <Button variant="outlined" onClick={() => setOpen('change')}>
          Change
        </Button>
        <Button variant="outlined" onClick={() => setOpen('close')}>
          Close the campaign
        </Button>
        <RemindButton campaign={campaign} onReminded={onChanged} />
      </div>
      {open === 'change' && (
        <CampaignDialog
          campaign={campaign}
          onDone={onChanged}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'close' && (
        <DecisionDialog
          title="Close the campaign"
          what="manage campaigns"
          permission={waymarkCampaignManagePermission}
          label="Close for good"
          uncertain="Look whether it was closed before you try again."
          onDecide={async reason => {
            await api.closeCampaign(campaign.id, { reason });
            onChanged();
          }}
          onClose={() => setOpen(undefined)}
        >
          <Typography>
            It reminds nobody any more and is not opened again. What it says of
            its models stays to be read here.
          </Typography>
        </DecisionDialog>
      )}
    </ManagePermission>
  );
}
