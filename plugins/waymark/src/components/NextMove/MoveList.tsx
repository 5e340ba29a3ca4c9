import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityResult } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import type { Attesting } from './Attesting';
import { MoveAction } from './MoveAction';

const SHOWN = 3;

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

export type MoveListProps = {
  result: MaturityResult;
  /** Ids of the criteria to meet */
  criteria: string[];
  attesting: Attesting;
};

/** What to do for each of these criteria, with a button where there is one. */
export function MoveList(props: MoveListProps) {
  const { result, criteria, attesting } = props;
  const t = useTranslate();
  const classes = useStyles();
  const [all, setAll] = useState(false);
  const open = criteria.flatMap(
    id => result.criteria.find(criterion => criterion.id === id) ?? [],
  );
  const rest = open.length - SHOWN;
  return (
    <>
      <ol className={classes.list}>
        {(all ? open : open.slice(0, SHOWN)).map(criterion => (
          <Typography key={criterion.id} component="li" variant="body2">
            {criterion.todo}
            <MoveAction
              result={result}
              criterion={criterion}
              attesting={attesting}
            />
          </Typography>
        ))}
      </ol>
      {rest > 0 && (
        <Button
          size="small"
          aria-expanded={all}
          onClick={() => setAll(before => !before)}
        >
          {all
            ? t('nextMove.showFewer')
            : t('nextMove.showMore', { count: rest })}
        </Button>
      )}
    </>
  );
}
