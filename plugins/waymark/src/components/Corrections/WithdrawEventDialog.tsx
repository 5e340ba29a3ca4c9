import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventCorrectPermission,
  type EventName,
} from 'backstage-plugin-waymark-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';

export type WithdrawEventDialogProps = {
  modelRef: string;
  event: EventName;
  /** What comes of it */
  children: ReactNode;
  onCorrected(): void;
  onClose(): void;
};

/** Asks why an event is to count for nothing, and has it so. */
export function WithdrawEventDialog(props: WithdrawEventDialogProps) {
  const { modelRef, event, children, onCorrected, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  return (
    <DecisionDialog
      permission={waymarkEventCorrectPermission}
      subjectRef={modelRef}
      what={t('corrections.correctEvents')}
      title={t('corrections.withdraw.title')}
      label={t('corrections.withdraw.label')}
      onClose={onClose}
      onDecide={async reason => {
        await api.correct(modelRef, { kind: 'eventWithdrawn', event, reason });
        onCorrected();
      }}
    >
      <Typography gutterBottom>{children}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('corrections.withdraw.kept')}
      </Typography>
    </DecisionDialog>
  );
}
