import { makeStyles } from '@material-ui/core/styles';
import { waymarkPalette } from '../../palette';

const useStyles = makeStyles(theme => ({
  '@keyframes pulse': {
    '0%, 100%': { opacity: 1 },
    '50%': { opacity: 0.5 },
  },
  bone: {
    display: 'block',
    borderRadius: theme.shape.borderRadius,
    backgroundColor: waymarkPalette(theme).chart.track,
    animation: '$pulse 1.6s ease-in-out infinite',
    '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    '& + &': { marginTop: theme.spacing(1) },
  },
}));

export type SkeletonProps = {
  width?: number | string;
  height?: number | string;
};

/** A grey place for what is being loaded, of the size it will have. */
export function Skeleton(props: SkeletonProps) {
  const { width = '100%', height = '1.25em' } = props;
  const classes = useStyles();
  return (
    <span aria-hidden className={classes.bone} style={{ width, height }} />
  );
}
