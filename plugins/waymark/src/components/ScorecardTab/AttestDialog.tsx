import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  waymarkControlAttestPermission,
  type CriterionResult,
} from 'backstage-plugin-waymark-common';
import { DateTime, Duration } from 'luxon';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { DecisionDialog } from '../common';

/** A criterion somebody is about to give their word for. */
export type AttestDialogProps = {
  /** Entity ref of the model, team or platform it is about */
  subjectRef: string;
  framework: string;
  criterion: CriterionResult;
  onDone(): void;
  onClose(): void;
};

/** Asks for statement, evidence and expiry of an attestation. */
export function AttestDialog(props: AttestDialogProps) {
  const { subjectRef, framework, criterion, onDone, onClose } = props;
  const t = useTranslate();
  const api = useApi(waymarkApiRef);
  const today = DateTime.utc().startOf('day');
  const longest = criterion.expiresAfter ?? 'P1Y';
  const latest = today.plus(Duration.fromISO(longest)).toISODate();
  const [link, setLink] = useState('');
  const [until, setUntil] = useState(latest);
  const linked = URL.canParse(link) && new URL(link).protocol === 'https:';
  const ahead = until > today.toISODate() && until <= latest;
  return (
    <DecisionDialog
      title={t('scorecard.attest.title')}
      what={t('scorecard.attest.what')}
      permission={waymarkControlAttestPermission}
      subjectRef={subjectRef}
      label={t('scorecard.attest.title')}
      reasonLabel={t('scorecard.attest.statement')}
      minReason={10}
      ready={linked && ahead}
      onDecide={async statement => {
        await api.attest(subjectRef, {
          framework,
          criterion: criterion.id,
          statement,
          link,
          expiresAt: `${until}T00:00:00.000Z`,
        });
        onDone();
      }}
      onClose={onClose}
    >
      <Typography variant="subtitle1" component="p">
        {criterion.title}
      </Typography>
      <Typography gutterBottom>{criterion.question}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('scorecard.attest.note')}
      </Typography>
      <TextField
        id="waymark-attest-link"
        label={t('scorecard.attest.link')}
        type="url"
        value={link}
        onChange={event => setLink(event.target.value)}
        error={link !== '' && !linked}
        helperText={t('scorecard.attest.linkHelp')}
        required
        fullWidth
        margin="normal"
        variant="outlined"
      />
      <TextField
        id="waymark-attest-until"
        label={t('scorecard.attest.until')}
        type="date"
        value={until}
        onChange={event => setUntil(event.target.value)}
        error={!ahead}
        helperText={t('scorecard.attest.untilHelp', { latest })}
        inputProps={{ min: today.plus({ days: 1 }).toISODate(), max: latest }}
        InputLabelProps={{ shrink: true }}
        required
        fullWidth
        margin="normal"
        variant="outlined"
      />
    </DecisionDialog>
  );
}
