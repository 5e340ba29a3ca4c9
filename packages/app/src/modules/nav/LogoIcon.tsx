import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  mark: {
    width: 'auto',
    height: 28,
    fill: theme.palette.navigation.selectedColor,
  },
}));

/** A cairn, as it marks the way where there is no path. */
export function LogoIcon() {
  const classes = useStyles();

  return (
    <svg
      className={classes.mark}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 32 32"
      aria-hidden="true"
    >
      <ellipse cx="16" cy="26.5" rx="14" ry="4.5" />
      <ellipse cx="16.5" cy="17.5" rx="9.5" ry="3.8" />
      <ellipse cx="15.5" cy="10" rx="6" ry="3" />
      <ellipse cx="16" cy="4" rx="3" ry="2.2" />
    </svg>
  );
}
