import TextField, { type TextFieldProps } from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { MaturityFramework } from 'backstage-plugin-waymark-common';
import { DateTime } from 'luxon';
import { useTranslate } from '../../hooks/useTranslate';
import { CampaignScopeFields } from './CampaignScopeFields';
import type { CampaignForm } from './campaignForm';
import { useGroupRefs } from './useGroupRefs';

export type CampaignFieldsProps = {
  form: CampaignForm;
  /** Those that can be chosen */
  frameworks: MaturityFramework[];
  dueWrong: boolean;
  onChange(change: Partial<CampaignForm>): void;
};

const FIELD: TextFieldProps = {
  fullWidth: true,
  margin: 'dense',
  variant: 'outlined',
};
const SELECT: TextFieldProps = {
  ...FIELD,
  select: true,
  SelectProps: { native: true },
  InputLabelProps: { shrink: true },
};

/** What is to be reached, by when, by which models, and who leads it. */
export function CampaignFields(props: CampaignFieldsProps) {
  const { form, frameworks, dueWrong, onChange } = props;
  const t = useTranslate();
  const groups = useGroupRefs();
  const framework = frameworks.find(({ id }) => id === form.framework);
  return (
    <>
      <TextField
        {...FIELD}
        id="waymark-campaign-title"
        label={t('campaigns.form.title')}
        helperText={t('campaigns.form.titleHelp')}
        value={form.title}
        onChange={({ target }) => onChange({ title: target.value })}
        inputProps={{ maxLength: 100 }}
        required
      />
      <TextField
        {...SELECT}
        id="waymark-campaign-framework"
        label={t('campaigns.form.framework')}
        value={form.framework}
        onChange={({ target }) =>
          onChange({ framework: target.value, level: '' })
        }
      >
        {!framework && <option value={form.framework}>{form.framework}</option>}
        {frameworks.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </TextField>
      <TextField
        {...SELECT}
        id="waymark-campaign-level"
        label={t('campaigns.form.level')}
        value={form.level}
        onChange={({ target }) => onChange({ level: target.value })}
      >
        <option value="">{t('campaigns.form.ownTarget')}</option>
        {framework?.levels.slice(1).map(({ level, title }) => (
          <option key={level} value={level}>
            {`${level} · ${title}`}
          </option>
        ))}
      </TextField>
      <TextField
        {...FIELD}
        id="waymark-campaign-due"
        label={t('campaigns.form.due')}
        type="date"
        value={form.due}
        onChange={({ target }) => onChange({ due: target.value })}
        error={dueWrong}
        helperText={
          dueWrong ? t('campaigns.form.dueWrong') : t('campaigns.form.dueHelp')
        }
        inputProps={{ min: DateTime.utc().toISODate() }}
        InputLabelProps={{ shrink: true }}
        required
      />
      <TextField
        {...FIELD}
        id="waymark-campaign-owner"
        label={t('campaigns.form.ledBy')}
        value={form.owner ?? ''}
        onChange={({ target }) => onChange({ owner: target.value })}
        helperText={t('campaigns.form.ledByHelp')}
        inputProps={{ list: 'waymark-campaign-groups' }}
        required
      />
      <datalist id="waymark-campaign-groups">
        {groups.map(ref => (
          <option key={ref} value={ref} />
        ))}
      </datalist>
      <Typography variant="subtitle2" component="h3">
        {t('campaigns.form.whichModels')}
      </Typography>
      <CampaignScopeFields form={form} onChange={onChange} />
    </>
  );
}
