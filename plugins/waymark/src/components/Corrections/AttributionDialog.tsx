import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventCorrectPermission,
  type Deployment,
  type Incident,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
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
    ? attributionEffects(t, { incident, deployments: choices, chosen })
    : [];
  return (
    <DecisionDialog
      title={t('corrections.attribution.title')}
      what={t('corrections.attribution.what')}
      permission={waymarkEventCorrectPermission}
      subjectRef={modelRef}
      label={t('corrections.attribution.title')}
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
        {t('corrections.attribution.of', {
          incident:
            incident.description ??
            t('corrections.attribution.incident', { id: incident.id }),
          environment: incident.environment ?? '',
          start: formatExact(incident.startedAt),
        })}
      </Typography>
      <CardState
        data={data}
        what={t('corrections.attribution.deployments')}
        skeleton={<Skeleton height={56} />}
      >
        {() => (
          <TextField
            select
            id="waymark-attribution"
            label={t('corrections.attribution.toBlame')}
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
              {t('corrections.attribution.choose')}
            </option>
            <option value={NONE}>{t('corrections.attribution.none')}</option>
            {choices.map(each => (
              <option key={keyOf(each)} value={keyOf(each)}>
                {t(
                  isAttributed(incident, each)
                    ? 'corrections.attribution.optionNow'
                    : 'corrections.attribution.option',
                  { version: each.version, at: formatExact(each.at) },
                )}
              </option>
            ))}
          </TextField>
        )}
      </CardState>
      {effects.length > 0 && (
        <section aria-label={t('corrections.attribution.effects')}>
          {effects.map(effect => (
            <Typography key={effect} variant="body2" gutterBottom>
              {effect}
            </Typography>
          ))}
          <Typography variant="body2" color="textSecondary">
            {t('corrections.attribution.computedAgain')}
          </Typography>
        </section>
      )}
    </DecisionDialog>
  );
}

function keyOf({ source, eventId }: Deployment): string {
  return `${source} ${eventId}`;
}
