import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../../hooks/useTranslate';
import { type DeliveryWindow, deliveryWindows } from './deliveryWindows';

const useStyles = makeStyles({ option: { textTransform: 'none' } });

/** The window chosen, and what to do when another is. */
export type WindowPickerProps = {
  /** None while another time is shown */
  value: DeliveryWindow | undefined;
  onChange(value: DeliveryWindow): void;
};

/** Chooses how far back figures reach. */
export function WindowPicker(props: WindowPickerProps) {
  const { value, onChange } = props;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <ButtonGroup size="small" aria-label={t('common.window.label')}>
      {deliveryWindows.map(window => (
        <Button
          key={window}
          className={classes.option}
          aria-pressed={window === value}
          aria-label={t('common.window.days', { count: parseInt(window, 10) })}
          color={window === value ? 'primary' : 'default'}
          variant={window === value ? 'contained' : 'outlined'}
          disableElevation
          onClick={() => onChange(window)}
        >
          {t('common.window.short', { days: String(parseInt(window, 10)) })}
        </Button>
      ))}
    </ButtonGroup>
  );
}
