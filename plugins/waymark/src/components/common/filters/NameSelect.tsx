import TextField from '@material-ui/core/TextField';

/** The names there are, in order, and the one chosen. */
export type NameSelectProps = {
  id: string;
  label: string;
  names: string[];
  value?: string;
  /** What choosing none means */
  anyLabel: string;
  /** Said beneath, where the names are not all there are */
  helperText?: string;
  onChange(name: string | undefined): void;
};

/** Narrows what is shown to one of some names. */
export function NameSelect(props: NameSelectProps) {
  const { id, label, names, value, anyLabel, helperText, onChange } = props;
  // A link may have one that is not known here yet
  const known = !value || names.includes(value) ? names : [value, ...names];
  return (
    <TextField
      select
      id={id}
      label={label}
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      helperText={helperText}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <option value="">{anyLabel}</option>
      {known.map(name => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </TextField>
  );
}
