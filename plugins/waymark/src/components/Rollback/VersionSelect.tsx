import TextField from '@material-ui/core/TextField';
import type { RollbackOption } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { formatSince } from '../../format';

/** The versions one may go back to, and the one chosen. */
export type VersionSelectProps = {
  option: RollbackOption;
  value?: string;
  onChange(version: string): void;
};

/** Chooses the version to go back to, each with what is known against it. */
export function VersionSelect(props: VersionSelectProps) {
  const { option, value, onChange } = props;
  const t = useTranslate();
  return (
    <TextField
      select
      id="waymark-rollback-version"
      label={t('rollback.version.label')}
      value={value ?? ''}
      onChange={event => onChange(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      fullWidth
      required
      margin="normal"
      variant="outlined"
    >
      {!value && <option value="">{t('rollback.version.choose')}</option>}
      {option.candidates.map(candidate => (
        <option key={candidate.version} value={candidate.version}>
          {[
            candidate.version,
            ...(candidate.version === option.toVersion
              ? [t('rollback.version.lastGood')]
              : []),
            ...(candidate.good ? [] : [t('rollback.version.notGood')]),
            t('rollback.version.servedUntil', {
              until: formatSince(candidate.lastServedAt),
            }),
          ].join(' · ')}
        </option>
      ))}
    </TextField>
  );
}
