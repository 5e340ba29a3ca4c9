import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MaturityFramework,
  MaturityResult,
} from 'backstage-plugin-waymark-common';
import { whatIf } from './whatIf';

const useStyles = makeStyles(theme => ({
  root: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 2),
    marginTop: theme.spacing(2),
  },
}));

export type WhatIfNoteProps = {
  framework: MaturityFramework;
  result: MaturityResult;
  ticked: ReadonlySet<string>;
  onClear(): void;
};

/** The level that would result from what is ticked. Nothing is saved. */
export function WhatIfNote(props: WhatIfNoteProps) {
  const { framework, result, ticked, onClear } = props;
  const classes = useStyles();
  const { whole, areas } = whatIf(framework, result, ticked);
  const lifted = areas.filter(
    (area, index) => area.level > result.areas[index].level,
  );
  const words = [
    framework.merged
      ? `${whole.level} of ${result.of} · ${whole.title}${
          whole.level === result.level ? ', as now' : `, now ${result.level}`
        }`
      : undefined,
    ...lifted.map(area => `${area.title} at ${area.level}`),
  ].filter(Boolean);
  return (
    <Paper className={classes.root} variant="outlined">
      <Typography role="status">
        {ticked.size === 0
          ? 'Tick criteria to see the level that would result. Nothing is saved.'
          : `With ${ticked.size} more met: ${
              words.join('; ') || 'no level changes'
            }`}
      </Typography>
      {ticked.size > 0 && (
        <Button size="small" onClick={onClear}>
          Clear
        </Button>
      )}
    </Paper>
  );
}
