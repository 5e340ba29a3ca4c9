import TextField from '@material-ui/core/TextField';
import { useTranslate } from '../../hooks/useTranslate';

/** Versions set off by a commit, or by anything else. */
export type Cohort = 'commit' | 'prompt' | 'retrain';

const COHORTS: Cohort[] = ['commit', 'prompt', 'retrain'];

/** Reads what a URL says. */
export function asCohort(value: string | undefined): Cohort | undefined {
  return COHORTS.find(cohort => cohort === value);
}

/** The cohort chosen; none for all. */
export type CohortSelectProps = {
  value?: Cohort;
  onChange(cohort: Cohort | undefined): void;
};

/** Narrows what is shown to versions that came to be one way. */
export function CohortSelect(props: CohortSelectProps) {
  const { value, onChange } = props;
  const t = useTranslate();
  return (
    <TextField
      select
      id="waymark-cohort"
      label={t('delivery.cohort.label')}
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      value={value ?? ''}
      onChange={event => onChange(asCohort(event.target.value))}
    >
      <option value="">{t('delivery.cohort.all')}</option>
      {COHORTS.map(cohort => (
        <option key={cohort} value={cohort}>
          {t(`delivery.cohort.${cohort}`)}
        </option>
      ))}
    </TextField>
  );
}
