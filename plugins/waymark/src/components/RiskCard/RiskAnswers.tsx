import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ModelRisk } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { FactList } from '../common';

const useStyles = makeStyles(theme => ({
  root: { width: '100%' },
  summary: { cursor: 'pointer', marginBottom: theme.spacing(1) },
}));

export type RiskAnswersProps = { answers: NonNullable<ModelRisk['answers']> };

/** The questionnaire's answers, folded away until asked for. */
export function RiskAnswers(props: RiskAnswersProps) {
  const t = useTranslate();
  const classes = useStyles();
  const entries = Object.entries(props.answers);
  if (entries.length === 0) return null;
  return (
    <details className={classes.root}>
      <Typography
        component="summary"
        variant="body2"
        className={classes.summary}
      >
        {t('risk.answers', { count: entries.length })}
      </Typography>
      <FactList
        facts={entries.map(([question, answer]) => ({
          term: inWords(question),
          value:
            typeof answer === 'boolean'
              ? t(answer ? 'risk.yes' : 'risk.no')
              : String(answer),
        }))}
      />
    </details>
  );
}

/** `affectsPeople` and `affects-people` both read "Affects people". */
function inWords(question: string): string {
  const words = question
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .toLocaleLowerCase('en-US');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}
