import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  MaturityFramework,
  MaturityResult,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const classes = useStyles();
  const { whole, areas } = whatIf(framework, result, ticked);
  const lifted = areas.filter(
    (area, index) => area.level > result.areas[index].level,
  );
  const words = [
    framework.merged
      ? t(
          whole.level === result.level
            ? 'scorecard.whatIf.levelAsNow'
            : 'scorecard.whatIf.levelNow',
          {
            level: String(whole.level),
            of: String(result.of),
            title: whole.title,
            now: String(result.level),
          },
        )
      : undefined,
    ...lifted.map(area =>
      t('scorecard.history.areaAt', {
        area: area.title,
        level: String(area.level),
      }),
    ),
  ].filter(Boolean);
  return (
    <Paper className={classes.root} variant="outlined">
      <Typography role="status">
        {ticked.size === 0
          ? t('scorecard.whatIf.tick')
          : t('scorecard.whatIf.with', {
              count: ticked.size,
              changes: words.join('; ') || t('scorecard.whatIf.none'),
            })}
      </Typography>
      {ticked.size > 0 && (
        <Button size="small" onClick={onClear}>
          {t('scorecard.whatIf.clear')}
        </Button>
      )}
    </Paper>
  );
}
