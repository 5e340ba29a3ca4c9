import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

/** How many days a token may last; 0 is for ever. */
const CHOICES = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'It never expires' },
];

/** How long a token lasts unless somebody says otherwise. */
export const DEFAULT_DAYS = 365;

export type TokenEndFieldProps = {
  days: number;
  onChange(days: number): void;
};

/** Asks how long a token is to work. */
export function TokenEndField(props: TokenEndFieldProps) {
  return (
    <TextField
      select
      id="waymark-source-end"
      label="The token expires in"
      helperText="Before that, the owners of its models are told to renew it"
      value={props.days}
      onChange={({ target }) => props.onChange(Number(target.value))}
      fullWidth
      margin="dense"
      variant="outlined"
    >
      {CHOICES.map(({ days, label }) => (
        <MenuItem key={days} value={days}>
          {label}
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
