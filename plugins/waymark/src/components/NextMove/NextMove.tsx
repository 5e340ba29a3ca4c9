import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityResult } from 'backstage-plugin-waymark-common';
import { AreaMoves } from './AreaMoves';
import type { Attesting } from './Attesting';
import { MoveList } from './MoveList';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
}));

/** Where a model, team or platform stands in a framework. */
export type NextMoveProps = {
  result: MaturityResult;
  attesting: Attesting;
};

/** What to do to reach the next level, of each area where these stay apart. */
export function NextMove(props: NextMoveProps) {
  const { result, attesting } = props;
  const { nextMove } = result;
  const classes = useStyles();
  const apart = result.level === null;
  if (!nextMove && !(apart && result.areas.some(({ next }) => next.length))) {
    return (
      <Typography className={classes.root}>
        The highest level is reached. Keep it by keeping its evidence current.
      </Typography>
    );
  }
  return (
    <section className={classes.root} aria-label="Next move">
      <Typography variant="subtitle1" component="h4">
        {nextMove
          ? `Next move: to ${nextMove.toLevel} · ${nextMove.toTitle}`
          : 'Next move of each area'}
      </Typography>
      {nextMove ? (
        <MoveList
          result={result}
          criteria={nextMove.criteria}
          attesting={attesting}
        />
      ) : (
        <AreaMoves result={result} attesting={attesting} />
      )}
    </section>
  );
}
