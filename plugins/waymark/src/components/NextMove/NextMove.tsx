import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityResult } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const { nextMove } = result;
  const classes = useStyles();
  const apart = result.level === null;
  if (!nextMove && !(apart && result.areas.some(({ next }) => next.length))) {
    return (
      <Typography className={classes.root}>{t('nextMove.reached')}</Typography>
    );
  }
  return (
    <section className={classes.root} aria-label={t('nextMove.label')}>
      <Typography variant="subtitle1" component="h4">
        {nextMove
          ? t('nextMove.to', {
              level: String(nextMove.toLevel),
              title: nextMove.toTitle,
            })
          : t('nextMove.ofEachArea')}
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
