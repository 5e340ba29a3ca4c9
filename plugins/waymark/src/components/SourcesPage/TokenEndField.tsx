import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useTranslate } from '../../hooks/useTranslate';

/** How many days a token may last; 0 is for ever. */
const CHOICES = [
  { days: 30, label: 'sources.endField.days30' },
  { days: 90, label: 'sources.endField.days90' },
  { days: 365, label: 'sources.endField.year' },
  { days: 0, label: 'sources.endField.never' },
] as const;

/** How long a token lasts unless somebody says otherwise. */
export const DEFAULT_DAYS = 365;

export type TokenEndFieldProps = {
  days: number;
  onChange(days: number): void;
};

/** Asks how long a token is to work. */
export function TokenEndField(props: TokenEndFieldProps) {
  const t = useTranslate();
  return (
    <TextField
      select
      id="waymark-source-end"
      label={t('sources.endField.label')}
      helperText={t('sources.endField.help')}
      value={props.days}
      onChange={({ target }) => props.onChange(Number(target.value))}
      fullWidth
      margin="dense"
      variant="outlined"
    >
      {CHOICES.map(({ days, label }) => (
        <MenuItem key={days} value={days}>
          {t(label)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** The end of a token made now; `null` is never. */
export function endAfter(days: number): string | null {
  return days === 0
    ? null
    : new Date(Date.now() + days * 86_400_000).toISOString();
}
