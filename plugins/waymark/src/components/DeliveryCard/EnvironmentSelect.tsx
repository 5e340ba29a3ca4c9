import TextField from '@material-ui/core/TextField';

/** The environments there are, and the one chosen. */
export type EnvironmentSelectProps = {
  environments: string[];
  value?: string;
  /** What choosing none means */
  anyLabel: string;
  onChange(environment: string | undefined): void;
};

/** Narrows what is shown to one environment. */
export function EnvironmentSelect(props: EnvironmentSelectProps) {
  const { environments, value, anyLabel, onChange } = props;
  // A link may name an environment that is not known here yet
  const known = new Set(value ? [value, ...environments] : environments);
  return (
    <TextField
      select
      id="waymark-environment"
      label="Environment"
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <option value="">{anyLabel}</option>
      {[...known].sort().map(environment => (
        <option key={environment} value={environment}>
          {environment}
        </option>
      ))}
    </TextField>
  );
}
