import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  waymarkControlAttestPermission,
  type Attestation,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';

export type WithdrawDialogProps = {
  attestation: Attestation;
  onDone(): void;
  onClose(): void;
};

/** Takes an attestation back. */
export function WithdrawDialog(props: WithdrawDialogProps) {
  const { attestation, onDone, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  return (
    <DecisionDialog
      title={t('scorecard.withdraw.title')}
      what={t('scorecard.withdraw.what')}
      permission={waymarkControlAttestPermission}
      subjectRef={attestation.subject}
      label={t('scorecard.withdraw.label')}
      onDecide={async reason => {
        const { subject, id } = attestation;
        await api.withdrawAttestation(subject, id, { reason });
        onDone();
      }}
      onClose={onClose}
    >
      <Typography gutterBottom>
        {t('scorecard.withdraw.attested', {
          person: attestation.by,
          statement: attestation.statement,
        })}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('scorecard.withdraw.text')}
      </Typography>
    </DecisionDialog>
  );
}
