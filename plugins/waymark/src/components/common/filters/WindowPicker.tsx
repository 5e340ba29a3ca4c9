import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
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
  return (
    <ButtonGroup size="small" aria-label="Window">
      {deliveryWindows.map(window => (
        <Button
          key={window}
          className={classes.option}
          aria-pressed={window === value}
          aria-label={`${parseInt(window, 10)} days`}
          color={window === value ? 'primary' : 'default'}
          variant={window === value ? 'contained' : 'outlined'}
          disableElevation
          onClick={() => onChange(window)}
        >
          {parseInt(window, 10)} d
        </Button>
      ))}
    </ButtonGroup>
  );
}
