import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventAssignPermission,
  type AssignmentResult,
  type EventName,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
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
  const { group, events, words, hint } = assignable;
  const api = useApi(waymarkApiRef);
  const [model, setModel] = useState<PickedModel>();
  return (
    <DecisionDialog
      title="Assign to a model"
      what="assign events"
      permission={waymarkEventAssignPermission}
      label={model ? `Assign to ${model.ref}` : 'Assign'}
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
        They become part of the model’s history, and its figures are computed
        again with them, past windows included. It can be reversed on the
        model’s Deployments tab.
      </Typography>
      <ModelPicker value={model} onChange={setModel} />
      {hint && (
        <Typography variant="body2" color="textSecondary">
          What comes from now on is assigned by itself once the model’s
          catalog-info.yaml has the annotation{' '}
          <code>
            {hint.annotation}: {hint.value}
          </code>
        </Typography>
      )}
    </DecisionDialog>
  );
}
