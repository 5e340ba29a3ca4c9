import TextField from '@material-ui/core/TextField';

/** Versions set off by a commit, or by anything else. */
export type Cohort = 'commit' | 'prompt' | 'retrain';

const COHORTS: { value: Cohort; label: string }[] = [
  { value: 'commit', label: 'commits' },
  { value: 'prompt', label: 'prompts and parameters' },
  { value: 'retrain', label: 'retraining' },
];

/** Reads what a URL says. */
export function asCohort(value: string | undefined): Cohort | undefined {
  return COHORTS.find(cohort => cohort.value === value)?.value;
}

/** The cohort chosen; none for all. */
export type CohortSelectProps = {
  value?: Cohort;
  onChange(cohort: Cohort | undefined): void;
};

/** Narrows what is shown to versions that came to be one way. */
export function CohortSelect(props: CohortSelectProps) {
  const { value, onChange } = props;
  return (
    <TextField
      select
      id="waymark-cohort"
      label="Versions from"
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      value={value ?? ''}
      onChange={event => onChange(asCohort(event.target.value))}
    >
      <option value="">all</option>
      {COHORTS.map(({ value: cohort, label }) => (
        <option key={cohort} value={cohort}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
