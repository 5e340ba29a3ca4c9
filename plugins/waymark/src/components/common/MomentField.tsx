import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { useTranslate } from '../../hooks/useTranslate';

const INPUT_FORMAT = "yyyy-MM-dd'T'HH:mm";

/** A moment in the past, ISO 8601 in UTC; none for now. */
export type MomentFieldProps = {
  id: string;
  label: string;
  value: string | undefined;
  onChange(moment: string | undefined): void;
};

/** Chooses a moment in the viewer's zone, and the way back to now. */
export function MomentField(props: MomentFieldProps) {
  const { id, label, value, onChange } = props;
  const t = useTranslate();
  const moment = value ? DateTime.fromISO(value) : undefined;
  return (
    <>
      <TextField
        id={id}
        label={label}
        type="datetime-local"
        size="small"
        variant="outlined"
        InputLabelProps={{ shrink: true }}
        inputProps={{ max: DateTime.now().toFormat(INPUT_FORMAT) }}
        value={moment?.isValid ? moment.toFormat(INPUT_FORMAT) : ''}
        onChange={event => {
          const chosen = DateTime.fromISO(event.target.value);
          onChange(
            chosen.isValid ? chosen.toUTC().toISO() ?? undefined : undefined,
          );
        }}
      />
      {value && (
        <Button size="small" onClick={() => onChange(undefined)}>
          {t('common.moment.backToNow')}
        </Button>
      )}
    </>
  );
}
