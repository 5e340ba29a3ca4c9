import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventCorrectPermission,
  type Correction,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  return (
    <DecisionDialog
      title={t('corrections.reverse.label')}
      what={t('corrections.reverse.what')}
      permission={waymarkEventCorrectPermission}
      subjectRef={modelRef}
      label={t('corrections.reverse.label')}
      onDecide={async reason => {
        await api.reverseCorrection(modelRef, correction.id, { reason });
        onReversed();
      }}
      onClose={onClose}
    >
      <Typography gutterBottom>{correctionWords(t, correction)}.</Typography>
      <Typography variant="body2" color="textSecondary">
        {t(
          correction.kind === 'eventAssigned'
            ? 'corrections.reverse.assignment'
            : 'corrections.reverse.correction',
        )}
      </Typography>
    </DecisionDialog>
  );
}
