import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { type DayRange, toInstants } from '../common/filters/useRangeParam';

/** The days shown, and what to do when others are chosen. */
export type RangeFieldsProps = {
  value: DayRange;
  onChange(range: DayRange): void;
};

/** Chooses the first and the last day; takes effect once the two make a range. */
export function RangeFields(props: RangeFieldsProps) {
  const { value, onChange } = props;
  const t = useTranslate();
  const [draft, setDraft] = useState<DayRange>();
  const shown = draft ?? value;
  const wrong = draft && draft.from > draft.to;
  const change = (next: DayRange) => {
    const fits = toInstants(next);
    setDraft(fits ? undefined : next);
    if (fits) onChange(next);
  };
  const field = (name: keyof DayRange, label: string) => (
    <TextField
      id={`waymark-${name}`}
      label={label}
      type="date"
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
      inputProps={{ max: DateTime.now().toISODate() }}
      value={shown[name]}
      error={wrong}
      helperText={
        wrong && name === 'to' ? t('delivery.range.wrong') : undefined
      }
      onChange={event => change({ ...shown, [name]: event.target.value })}
    />
  );
  return (
    <>
      {field('from', t('delivery.range.first'))}
      {field('to', t('delivery.range.last'))}
    </>
  );
}
