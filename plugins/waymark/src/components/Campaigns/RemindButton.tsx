import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  waymarkCampaignManagePermission,
  type Campaign,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useTranslate } from '../../hooks/useTranslate';
import { refusalOf, RelativeTime } from '../common';

const DAY_MS = 86_400_000;

export type RemindButtonProps = { campaign: Campaign; onReminded(): void };

/** Notifies the owners of models that are not there yet, once a day at most. */
export function RemindButton({ campaign, onReminded }: RemindButtonProps) {
  const { id, remindedAt, state } = campaign;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const recent =
    remindedAt !== null && Date.now() - Date.parse(remindedAt) < DAY_MS;

  const remind = async () => {
    setBusy(true);
    setOutcome('');
    try {
      const { recipients } = await api.remindCampaign(id);
      setOutcome(t('campaigns.remind.notified', { count: recipients }));
      onReminded();
    } catch (error) {
      setOutcome(
        refusalOf(t, toError(error), {
          what: t('campaigns.remind.what'),
          permission: waymarkCampaignManagePermission.name,
        }),
      );
    }
    setBusy(false);
  };

  return (
    <>
      <Button
        variant="outlined"
        onClick={remind}
        disabled={busy || recent || state === 'reached'}
      >
        {t('campaigns.remind.label')}
      </Button>
      {recent && (
        <Typography variant="caption" color="textSecondary">
          {t('campaigns.remind.reminded', {
            when: <RelativeTime at={remindedAt} />,
          })}
        </Typography>
      )}
      <Typography variant="body2" role="status">
        {outcome}
      </Typography>
    </>
  );
}
