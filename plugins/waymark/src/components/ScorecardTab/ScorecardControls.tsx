import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { MaturityResult } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { LevelChip } from '../common';
import { levelOf } from '../NextMove/levelOf';
import { targetWords } from '../NextMove/targetWords';
import { useScorecardQuery } from './useScorecardQuery';

const useStyles = makeStyles(theme => ({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    // Room for floating labels, which the card would cut
    paddingTop: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
}));

/** All results there are, and the one that is shown. */
export type ScorecardControlsProps = {
  results: MaturityResult[];
  result: MaturityResult;
};

/** Which framework is shown, where it stands, and what of it. */
export function ScorecardControls(props: ScorecardControlsProps) {
  const { results, result } = props;
  const t = useTranslate();
  const classes = useStyles();
  const query = useScorecardQuery();
  const level = levelOf(result);
  return (
    <div className={classes.controls}>
      <TextField
        select
        id="waymark-framework"
        label={t('scorecard.controls.framework')}
        size="small"
        variant="outlined"
        SelectProps={{ native: true }}
        value={result.framework}
        onChange={event => query.setFramework(event.target.value)}
      >
        {results.map(each => (
          <option key={each.framework} value={each.framework}>
            {each.title}
          </option>
        ))}
      </TextField>
      {level && <LevelChip level={level} />}
      <Typography variant="body2" color="textSecondary">
        {targetWords(t, result)}
      </Typography>
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={query.onlyMissing}
            onChange={event => query.setOnlyMissing(event.target.checked)}
          />
        }
        label={t('scorecard.controls.onlyMissing')}
      />
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={query.whatIf}
            onChange={event => query.setWhatIf(event.target.checked)}
          />
        }
        label={t('scorecard.controls.whatIf')}
      />
    </div>
  );
}
