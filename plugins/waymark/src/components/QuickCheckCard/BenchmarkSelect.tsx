import TextField from '@material-ui/core/TextField';

/** Whom one can be held against, and whom one is. */
export type BenchmarkSelectProps = {
  id: string;
  label: string;
  choices: { id: string; name: string }[];
  value: string;
  onChange(id: string): void;
};

/** Chooses an industry or a size of the survey. */
export function BenchmarkSelect(props: BenchmarkSelectProps) {
  const { id, label, choices, value, onChange } = props;
  return (
    <TextField
      select
      id={id}
      label={label}
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      value={value}
      onChange={event => onChange(event.target.value)}
    >
      {choices.map(choice => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </TextField>
  );
}
