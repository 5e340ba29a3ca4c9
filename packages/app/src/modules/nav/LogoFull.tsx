import { makeStyles } from '@material-ui/core/styles';
import { LogoIcon } from './LogoIcon';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    color: theme.palette.navigation.selectedColor,
    ...theme.typography.h5,
    marginBottom: 0,
  },
  name: { marginLeft: theme.spacing(1.5) },
}));

/** The mark with the portal's name. */
export function LogoFull() {
  const classes = useStyles();

  return (
    <div className={classes.root}>
      <LogoIcon />
      <span className={classes.name}>Waymark</span>
    </div>
  );
}
