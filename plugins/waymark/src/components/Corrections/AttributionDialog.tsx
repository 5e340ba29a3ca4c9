import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventCorrectPermission,
  type Deployment,
  type Incident,
} from '@waymark/backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { formatExact } from '../../format';
import { DecisionDialog } from '../common';
import { servedVersion } from '../DeploymentsTab/deploymentWords';
import { attributionEffects, isAttributed } from './attributionEffects';

/** How long after an incident's start a deployment may still be offered. */
const AFTER_MS = 86_400_000;
const MOST = 50;
const NONE = '-';

export type AttributionDialogProps = {
  modelRef: string;
  incident: Incident;
  /** Newest first */
  deployments: Deployment[];
  onCorrected(): void;
  onClose(): void;
};

/** Says which deployment is to blame for an incident, or that none is. */
export function AttributionDialog(props: AttributionDialogProps) {
  const { modelRef, incident, deployments, onCorrected, onClose } = props;
  const api = useApi(waymarkApiRef);
  const [key, setKey] = useState('');
  const choices = choicesFor(incident, deployments);
  const chosen = choices.find(each => keyOf(each) === key);
  const effects = key
    ? attributionEffects({ incident, deployments, chosen })
    : [];
  return (
    <DecisionDialog
      title="Correct attribution"
      what="correct attributions"
      permission={waymarkEventCorrectPermission}
      label="Correct attribution"
      ready={key !== ''}
      onDecide={async reason => {
        await api.correct(modelRef, {
          kind: 'incidentAttributed',
          incident: { source: incident.source, id: incident.id },
          startedAt: incident.startedAt,
          deployment: chosen
            ? { source: chosen.source, id: chosen.eventId }
            : null,
          reason,
        });
        onCorrected();
      }}
      onClose={onClose}
    >
      <Typography gutterBottom>
        {incident.description ?? `Incident ${incident.id}`} in{' '}
        {incident.environment}, since {formatExact(incident.startedAt)}
      </Typography>
      <TextField
        select
        id="waymark-attribution"
        label="To blame"
        value={key}
        onChange={event => setKey(event.target.value)}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        fullWidth
        required
        margin="normal"
        variant="outlined"
      >
        <option value="" disabled>
          Choose a deployment, or none
        </option>
        <option value={NONE}>No deployment</option>
        {choices.map(each => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {`${servedVersion(each)}, deployed ${formatExact(each.at)}${
              isAttributed(incident, each) ? ' (blamed now)' : ''
            }`}
          </option>
        ))}
      </TextField>
      {effects.length > 0 && (
        <section aria-label="What will change">
          {effects.map(effect => (
            <Typography key={effect} variant="body2" gutterBottom>
              {effect}
            </Typography>
          ))}
          <Typography variant="body2" color="textSecondary">
            Figures are computed again with it, past windows included.
          </Typography>
        </section>
      )}
    </DecisionDialog>
  );
}

/** Change deployments of the environment from before the incident, or shortly after. */
function choicesFor(
  incident: Incident,
  deployments: Deployment[],
): Deployment[] {
  const until = Date.parse(incident.startedAt) + AFTER_MS;
  return deployments
    .filter(
      each =>
        each.kind !== 'rolledback' &&
        each.environment === incident.environment &&
        Date.parse(each.at) < until,
    )
    .slice(0, MOST);
}

function keyOf({ source, eventId }: Deployment): string {
  return `${source} ${eventId}`;
}
