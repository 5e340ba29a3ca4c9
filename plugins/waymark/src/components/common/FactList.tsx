import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(10rem, 1fr))',
    gap: theme.spacing(2),
    margin: 0,
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
}));

export type FactListProps = {
  facts: readonly { term: string; value: ReactNode }[];
};

/** Terms with what is known of them, side by side where there is room. */
export function FactList(props: FactListProps) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts.map(({ term, value }) => (
        <div key={term}>
          <Typography component="dt" variant="caption" color="textSecondary">
            {term}
          </Typography>
          <Typography component="dd" variant="body2" className={classes.value}>
            {value}
          </Typography>
        </div>
      ))}
    </dl>
  );
}
