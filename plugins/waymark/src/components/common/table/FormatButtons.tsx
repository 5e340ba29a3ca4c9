import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { useTranslate } from '../../../hooks/useTranslate';

/** What is saved, and how once a format is chosen. */
export type FormatButtonsProps = {
  /** "Export the figures shown" */
  label: string;
  disabled?: boolean;
  onSave(format: 'csv' | 'json'): void;
};

/** Saves what is shown, to compute with or to keep. */
export function FormatButtons(props: FormatButtonsProps) {
  const { label, disabled, onSave } = props;
  const t = useTranslate();
  return (
    <ButtonGroup size="small" aria-label={label} disabled={disabled}>
      <Button onClick={() => onSave('csv')}>
        {t('common.export.format', { format: 'CSV' })}
      </Button>
      <Button onClick={() => onSave('json')}>
        {t('common.export.format', { format: 'JSON' })}
      </Button>
    </ButtonGroup>
  );
}
