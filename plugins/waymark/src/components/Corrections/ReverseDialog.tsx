import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventCorrectPermission,
  type Correction,
} from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';
import { correctionWords } from './correctionWords';

export type ReverseDialogProps = {
  modelRef: string;
  correction: Correction;
  onReversed(): void;
  onClose(): void;
};

/** Takes a correction or an assignment back. */
export function ReverseDialog(props: ReverseDialogProps) {
  const { modelRef, correction, onReversed, onClose } = props;
  const api = useApi(waymarkApiRef);
  return (
    <DecisionDialog
      title="Reverse"
      what="reverse corrections"
      permission={waymarkEventCorrectPermission}
      subjectRef={modelRef}
      label="Reverse"
      onDecide={async reason => {
        await api.reverseCorrection(modelRef, correction.id, { reason });
        onReversed();
      }}
      onClose={onClose}
    >
      <Typography gutterBottom>{correctionWords(correction)}.</Typography>
      <Typography variant="body2" color="textSecondary">
        {correction.kind === 'eventAssigned'
          ? 'The event leaves this model and its figures, and is unassigned again.'
          : 'Figures will be as if this had not been said. A correction made before it about the same counts again.'}{' '}
        Both stay in the ledger.
      </Typography>
    </DecisionDialog>
  );
}
