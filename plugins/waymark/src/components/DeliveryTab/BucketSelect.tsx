import TextField from '@material-ui/core/TextField';
import { useTranslate } from '../../hooks/useTranslate';
import { type BarUnit, barUnits } from './countByBucket';

/** Reads what a URL says. */
export function asBarUnit(value: string | undefined): BarUnit | undefined {
  return barUnits.find(unit => unit === value);
}

/** The length of bars chosen; none for what suits the window. */
export type BucketSelectProps = {
  value?: BarUnit;
  /** What suits the window */
  fitting: BarUnit;
  onChange(unit: BarUnit | undefined): void;
};

/** Chooses what charts and trends are drawn by. */
export function BucketSelect(props: BucketSelectProps) {
  const { value, fitting, onChange } = props;
  const t = useTranslate();
  return (
    <TextField
      select
      id="waymark-bucket"
      label={t('delivery.bucket.label')}
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      value={value ?? ''}
      onChange={event => onChange(asBarUnit(event.target.value))}
    >
      <option value="">
        {t('delivery.bucket.fitting', {
          bucket: t(`delivery.bucket.${fitting}`),
        })}
      </option>
      {barUnits.map(unit => (
        <option key={unit} value={unit}>
          {t(`delivery.bucket.${unit}`)}
        </option>
      ))}
    </TextField>
  );
}
