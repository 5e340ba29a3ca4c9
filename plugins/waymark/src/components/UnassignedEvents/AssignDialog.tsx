import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventAssignPermission,
  type AssignmentResult,
  type EventName,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';
import { ModelPicker, type PickedModel } from './ModelPicker';

/** A group of events or single ones, and how to speak of them. */
export type Assignable = {
  group?: string;
  events?: EventName[];
  words: string;
  /** An annotation that would have them assigned by themselves */
  hint?: UnassignedGroup['hints'][number];
};

export type AssignDialogProps = {
  assignable: Assignable;
  onAssigned(result: AssignmentResult): void;
  onClose(): void;
};

/** Asks which model events are of, and makes them the model's. */
export function AssignDialog(props: AssignDialogProps) {
  const { assignable, onAssigned, onClose } = props;
  const t = useTranslate();
  const { group, events, words, hint } = assignable;
  const api = useApi(waymarkApiRef);
  const [model, setModel] = useState<PickedModel>();
  return (
    <DecisionDialog
      title={t('unassigned.assign.title')}
      what={t('unassigned.assign.what')}
      permission={waymarkEventAssignPermission}
      label={
        model
          ? t('unassigned.assign.to', { model: model.ref })
          : t('unassigned.assign.label')
      }
      ready={model !== undefined}
      reasonOptional
      onDecide={async reason =>
        onAssigned(
          await api.assignEvents({
            group,
            events,
            model: model!.ref,
            allowUnknown: model!.unknown,
            reason: reason || undefined,
          }),
        )
      }
      onClose={onClose}
    >
      <Typography gutterBottom>{words}</Typography>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {t('unassigned.assign.text')}
      </Typography>
      <ModelPicker value={model} onChange={setModel} />
      {hint && (
        <Typography variant="body2" color="textSecondary">
          {t('unassigned.assign.hint', {
            annotation: (
              <code>
                {hint.annotation}: {hint.value}
              </code>
            ),
          })}
        </Typography>
      )}
    </DecisionDialog>
  );
}
