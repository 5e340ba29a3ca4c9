import Checkbox from '@material-ui/core/Checkbox';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CriterionResult } from 'backstage-plugin-waymark-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { CriterionResultChip } from './CriterionResultChip';
import { DecidingFacts } from './DecidingFacts';
import { isMissing } from './isMissing';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: '9rem minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  todo: { marginTop: theme.spacing(0.5) },
}));

/** One criterion and what decided it. */
export type CriterionRowProps = {
  /** Entity ref of what was judged */
  subjectRef: string;
  criterion: CriterionResult;
  /** What can be done about it */
  actions?: ReactNode;
  /** Whether it counts as met in what-if mode, and how that changes */
  ticked?: boolean;
  onTick?(): void;
};

/** A criterion: its result, why, by which facts, and what to do. */
export function CriterionRow(props: CriterionRowProps) {
  const { subjectRef, criterion, actions, ticked, onTick } = props;
  const t = useTranslate();
  const classes = useStyles();
  return (
    <li className={classes.root}>
      <div>
        <CriterionResultChip result={criterion.result} />
        {onTick && isMissing(criterion) && (
          <Checkbox
            size="small"
            color="primary"
            checked={ticked}
            onChange={onTick}
            inputProps={{
              'aria-label': t('scorecard.suppose', {
                criterion: criterion.title,
              }),
            }}
          />
        )}
      </div>
      <div>
        <Typography variant="body1">
          {criterion.title}
          {criterion.kind === 'attested' && !isMetByFacts(criterion) && (
            <Typography
              variant="caption"
              component="span"
              color="textSecondary"
            >
              {' '}
              {t('scorecard.byPerson')}
            </Typography>
          )}
        </Typography>
        {criterion.references && (
          <Typography variant="caption" component="p" color="textSecondary">
            {t('scorecard.answersTo', {
              references: criterion.references.join('; '),
            })}
          </Typography>
        )}
        {!isToldByFacts(criterion) && (
          <Typography variant="body2" color="textSecondary">
            {criterion.reason}
          </Typography>
        )}
        {criterion.facts.length > 0 && (
          <DecidingFacts subjectRef={subjectRef} facts={criterion.facts} />
        )}
        {isMissing(criterion) && (
          <Typography variant="body2" className={classes.todo}>
            {t('scorecard.toDo', { todo: criterion.todo })}
          </Typography>
        )}
        {actions}
      </div>
    </li>
  );
}

/** Where facts alone decided, the reason only puts them in one sentence. */
function isToldByFacts(criterion: CriterionResult): boolean {
  const { kind, result, facts } = criterion;
  return (
    (kind === 'automatic' || isMetByFacts(criterion)) &&
    result !== 'notApplicable' &&
    facts.length > 0
  );
}

/** Of those a person may attest: facts met it, and nobody had to. */
function isMetByFacts({ kind, result, attestation }: CriterionResult): boolean {
  return kind === 'attested' && result === 'met' && !attestation;
}
