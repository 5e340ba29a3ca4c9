import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';

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
  return (
    <ButtonGroup size="small" aria-label={label} disabled={disabled}>
      <Button onClick={() => onSave('csv')}>Export CSV</Button>
      <Button onClick={() => onSave('json')}>Export JSON</Button>
    </ButtonGroup>
  );
}
