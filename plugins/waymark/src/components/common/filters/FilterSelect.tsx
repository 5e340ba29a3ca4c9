import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../../hooks/useTranslate';

const useStyles = makeStyles({
  root: { width: '9rem' },
  // Browsers paint the open list themselves, so it needs colours that go together.
  list: {
    '& option, & optgroup': { color: 'CanvasText', background: 'Canvas' },
  },
});

export type FilterOption = { value: string; label: string };
export type FilterGroup = { title?: string; options: readonly FilterOption[] };

export type FilterSelectProps = {
  id: string;
  label: string;
  /** Empty for all */
  value: string;
  groups: readonly FilterGroup[];
  onChange(value: string): void;
};

/** A native select, with "All" for no filter. */
export function FilterSelect(props: FilterSelectProps) {
  const { id, label, value, groups, onChange } = props;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <TextField
      select
      id={id}
      className={classes.root}
      label={label}
      value={value}
      SelectProps={{ native: true, className: classes.list }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    >
      <option value="">{t('common.filter.all')}</option>
      {groups.map(({ title, options }) => {
        const items = options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ));
        return title ? (
          <optgroup key={title} label={title}>
            {items}
          </optgroup>
        ) : (
          items
        );
      })}
    </TextField>
  );
}
