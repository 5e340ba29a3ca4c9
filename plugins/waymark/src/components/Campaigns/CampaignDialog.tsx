import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import {
  waymarkCampaignManagePermission,
  type Campaign,
} from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useCachedQuery, useWaymarkQuery } from '../../queries';
import { CardState, DecisionDialog, Skeleton } from '../common';
import { CampaignFields } from './CampaignFields';
import {
  fromCampaign,
  toForm,
  toRequest,
  type CampaignForm,
} from './campaignForm';

export type CampaignDialogProps = {
  /** The one to change; a new one when absent */
  campaign?: Campaign;
  /** What is known of a new one */
  prefill?: Partial<CampaignForm>;
  onDone(campaign: Campaign): void;
  onClose(): void;
};

/** Starts a campaign, or changes one. */
export function CampaignDialog(props: CampaignDialogProps) {
  const { campaign, prefill = {}, onDone, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const identity = useApi(identityApiRef);
  const [form, setForm] = useState(
    campaign ? fromCampaign(campaign) : toForm(prefill),
  );
  const data = useWaymarkQuery('fixed', 'getFrameworks');
  const { value: me } = useCachedQuery({
    key: ['fixed', 'me'],
    load: () => identity.getBackstageIdentity(),
  });
  const frameworks = (data.value?.items ?? []).filter(
    ({ subject, merged }) => subject === 'model' && merged,
  );
  // Until somebody chooses: the primary framework, and oneself as who leads
  const shown: CampaignForm = {
    ...form,
    framework: form.framework || (frameworks[0]?.id ?? ''),
    owner: form.owner ?? me?.userEntityRef,
  };
  const complete = [shown.title, shown.framework, shown.owner].every(text =>
    text?.trim(),
  );
  const today = DateTime.utc().toISODate();
  const ahead =
    shown.due !== '' && (shown.due >= today || shown.due === campaign?.due);

  return (
    <DecisionDialog
      title={campaign ? t('campaigns.form.change') : t('campaigns.start')}
      what={t('campaigns.manage')}
      permission={waymarkCampaignManagePermission}
      label={
        campaign ? t('campaigns.form.save') : t('campaigns.form.startLabel')
      }
      reasonLabel={t('campaigns.form.note')}
      reasonOptional
      initialReason={campaign?.note ?? ''}
      uncertain={t('campaigns.form.uncertain')}
      ready={complete && ahead}
      onDecide={async note => {
        const request = toRequest(shown, note);
        onDone(
          await (campaign
            ? api.updateCampaign(campaign.id, request)
            : api.createCampaign(request)),
        );
      }}
      onClose={onClose}
    >
      <CardState
        data={data}
        what={t('campaigns.form.frameworks')}
        skeleton={<Skeleton height={320} />}
      >
        {() => (
          <CampaignFields
            form={shown}
            frameworks={frameworks}
            dueWrong={shown.due !== '' && !ahead}
            onChange={change => setForm(known => ({ ...known, ...change }))}
          />
        )}
      </CardState>
    </DecisionDialog>
  );
}
