import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityResult } from '@waymark/backstage-plugin-waymark-common';
import { MoveAction } from './MoveAction';

const SHOWN = 3;

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** Where a model stands in a framework. */
export type NextMoveProps = { result: MaturityResult };

/** What to do to reach the next level. */
export function NextMove(props: NextMoveProps) {
  const { criteria, nextMove } = props.result;
  const classes = useStyles();
  if (!nextMove) {
    return (
      <Typography className={classes.root}>
        The highest level is reached. Keep it by keeping its evidence current.
      </Typography>
    );
  }
  const open = nextMove.criteria.flatMap(
    id => criteria.find(criterion => criterion.id === id) ?? [],
  );
  const rest = open.length - SHOWN;
  return (
    <section className={classes.root} aria-label="Next move">
      <Typography variant="subtitle1" component="h4">
        Next move: to {nextMove.toLevel} · {nextMove.toTitle}
      </Typography>
      {open.length === 0 ? (
        <Typography variant="body2">{nextMove.text}</Typography>
      ) : (
        <ol className={classes.list}>
          {open.slice(0, SHOWN).map(criterion => (
            <Typography key={criterion.id} component="li" variant="body2">
              {criterion.todo}{' '}
              <MoveAction result={props.result} criterion={criterion} />
            </Typography>
          ))}
        </ol>
      )}
      {rest > 0 && (
        <Typography variant="body2" color="textSecondary">
          and {rest} more on the scorecard
        </Typography>
      )}
    </section>
  );
}
