import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  waymarkCampaignManagePermission,
  type Campaign,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const classes = useStyles();
  const api = useApi(waymarkApiRef);
  const [open, setOpen] = useState<'change' | 'close'>();
  if (campaign.closed) return null;
  return (
    <ManagePermission what="campaigns.permission.change">
      <div className={classes.root}>
        <Button variant="outlined" onClick={() => setOpen('change')}>
          {t('campaigns.actions.change')}
        </Button>
        <Button variant="outlined" onClick={() => setOpen('close')}>
          {t('campaigns.actions.close')}
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
          title={t('campaigns.actions.close')}
          what={t('campaigns.manage')}
          permission={waymarkCampaignManagePermission}
          label={t('campaigns.actions.closeForGood')}
          uncertain={t('campaigns.actions.closeUncertain')}
          onDecide={async reason => {
            await api.closeCampaign(campaign.id, { reason });
            onChanged();
          }}
          onClose={() => setOpen(undefined)}
        >
          <Typography>{t('campaigns.actions.closeText')}</Typography>
        </DecisionDialog>
      )}
    </ManagePermission>
  );
}
