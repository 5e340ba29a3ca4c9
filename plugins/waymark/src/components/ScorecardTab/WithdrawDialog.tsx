import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  waymarkControlAttestPermission,
  type Attestation,
} from 'backstage-plugin-waymark-common';
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
  const api = useApi(waymarkApiRef);
  return (
    <DecisionDialog
      title="Withdraw attestation"
      what="withdraw attestations"
      permission={waymarkControlAttestPermission}
      subjectRef={attestation.subject}
      label="Withdraw"
      onDecide={async reason => {
        const { subject, id } = attestation;
        await api.withdrawAttestation(subject, id, { reason });
        onDone();
      }}
      onClose={onClose}
    >
      <Typography gutterBottom>
        {attestation.by} attested: {attestation.statement}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        The criterion counts as not attested again, or as an earlier attestation
        says. Both stay in the ledger.
      </Typography>
    </DecisionDialog>
  );
}
