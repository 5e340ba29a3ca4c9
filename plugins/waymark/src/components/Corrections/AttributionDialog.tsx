import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventCorrectPermission,
  type Deployment,
  type Incident,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { formatExact } from '../../format';
import { useModelQuery } from '../../queries';
import { CardState, DecisionDialog, Skeleton } from '../common';
import { attributionEffects, isAttributed } from './attributionEffects';

/** How long after an incident's start a deployment may still be offered. */
const AFTER_MS = 86_400_000;
const MOST = 50;
const NONE = '-';

export type AttributionDialogProps = {
  modelRef: string;
  incident: Incident;
  onCorrected(): void;
  onClose(): void;
};

/** Says which deployment is to blame for an incident, or that none is. */
export function AttributionDialog(props: AttributionDialogProps) {
  const { modelRef, incident, onCorrected, onClose } = props;
  const api = useApi(waymarkApiRef);
  const [key, setKey] = useState('');
  const data = useModelQuery(modelRef, 'getDeployments', {
    environment: incident.environment ?? undefined,
    to: new Date(Date.parse(incident.startedAt) + AFTER_MS).toISOString(),
    limit: MOST,
  });
  const choices = (data.value?.items ?? []).filter(
    ({ kind }) => kind !== 'rolledback',
  );
  const chosen = choices.find(each => keyOf(each) === key);
  const effects = key
    ? attributionEffects({ incident, deployments: choices, chosen })
    : [];
  return (
    <DecisionDialog
      title="Correct attribution"
      what="correct attributions"
      permission={waymarkEventCorrectPermission}
      subjectRef={modelRef}
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
      <CardState
        data={data}
        what="the deployments to choose from"
        skeleton={<Skeleton height={56} />}
      >
        {() => (
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
                {`${each.version}, deployed ${formatExact(each.at)}${
                  isAttributed(incident, each) ? ' (blamed now)' : ''
                }`}
              </option>
            ))}
          </TextField>
        )}
      </CardState>
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

function keyOf({ source, eventId }: Deployment): string {
  return `${source} ${eventId}`;
}
