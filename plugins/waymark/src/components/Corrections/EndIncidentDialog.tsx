import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  waymarkEventCorrectPermission,
  type Incident,
} from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { formatExact } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { DecisionDialog } from '../common';

/** To the second, because an incident may last no longer. */
const INPUT_FORMAT = "yyyy-MM-dd'T'HH:mm:ss";

export type EndIncidentDialogProps = {
  modelRef: string;
  incident: Incident;
  /** What the incident is called in the table */
  name: string;
  onCorrected(): void;
  onClose(): void;
};

/** Ends an incident whose end nobody told, at the time it was over. */
export function EndIncidentDialog(props: EndIncidentDialogProps) {
  const { modelRef, incident, name, onCorrected, onClose } = props;
  const { source, id, startedAt, lastToldAt } = incident;
  const api = useApi(waymarkApiRef);
  const t = useTranslate();
  const [entered, setEntered] = useState('');
  const earliest = DateTime.fromISO(lastToldAt);
  const chosen = DateTime.fromISO(entered);
  const allowed =
    chosen.isValid &&
    chosen >= earliest.startOf('second') &&
    chosen <= DateTime.now();
  return (
    <DecisionDialog
      title={t('corrections.end.title')}
      what={t('corrections.end.what')}
      permission={waymarkEventCorrectPermission}
      subjectRef={modelRef}
      label={t('corrections.end.label')}
      ready={allowed}
      onDecide={async reason => {
        await api.correct(modelRef, {
          kind: 'incidentEnded',
          incident: { source, id },
          startedAt,
          // The field knows no milliseconds
          endedAt: DateTime.max(chosen, earliest).toUTC().toISO()!,
          reason,
        });
        onCorrected();
      }}
      onClose={onClose}
    >
      <Typography gutterBottom>
        {t('corrections.end.ends', {
          name,
          start: formatExact(startedAt),
          told: formatExact(lastToldAt),
        })}
      </Typography>
      <TextField
        id="waymark-incident-end"
        label={t('corrections.end.when')}
        type="datetime-local"
        value={entered}
        onChange={event => setEntered(event.target.value)}
        InputLabelProps={{ shrink: true }}
        inputProps={{
          min: earliest.toFormat(INPUT_FORMAT),
          max: DateTime.now().toFormat(INPUT_FORMAT),
          step: 1,
        }}
        error={entered !== '' && !allowed}
        helperText={t('corrections.end.notBefore', {
          told: formatExact(lastToldAt),
        })}
        fullWidth
        required
        margin="normal"
        variant="outlined"
      />
      <Typography variant="body2" gutterBottom>
        {t('corrections.end.effect')}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('corrections.end.kept')}
      </Typography>
    </DecisionDialog>
  );
}
