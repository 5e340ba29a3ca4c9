import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CriterionResult } from '@waymark/backstage-plugin-waymark-common';
import { CriterionResultChip } from './CriterionResultChip';
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
  facts: { overflowWrap: 'anywhere' },
}));

/** One criterion and what decided it. */
export type CriterionRowProps = { criterion: CriterionResult };

/** A criterion: its result, why, by which facts, and what to do. */
export function CriterionRow(props: CriterionRowProps) {
  const { criterion } = props;
  const classes = useStyles();
  return (
    <li className={classes.root}>
      <div>
        <CriterionResultChip result={criterion.result} />
      </div>
      <div>
        <Typography variant="body1">
          {criterion.title}
          {criterion.kind === 'attested' && (
            <Typography
              variant="caption"
              component="span"
              color="textSecondary"
            >
              {' '}
              attested by a person
            </Typography>
          )}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {criterion.reason}
        </Typography>
        {criterion.facts.length > 0 && (
          <Typography
            variant="caption"
            component="p"
            color="textSecondary"
            className={classes.facts}
          >
            Decided by{' '}
            {criterion.facts
              .map(({ name, value }) => `${name}: ${factValue(value)}`)
              .join(', ')}
          </Typography>
        )}
        {isMissing(criterion) && (
          <Typography variant="body2" className={classes.todo}>
            To do: {criterion.todo}
          </Typography>
        )}
      </div>
    </li>
  );
}

function factValue(value: CriterionResult['facts'][number]['value']): string {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number'
    ? Number(value.toFixed(3)).toString()
    : value;
}
