import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CriterionResult,
  MaturityFramework,
  MaturityResult,
} from 'backstage-plugin-waymark-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { CriterionRow } from './CriterionRow';
import { isMissing } from './isMissing';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(4) },
  area: { marginTop: theme.spacing(2) },
  list: { listStyle: 'none', margin: 0, padding: 0 },
}));

/** One level of a framework, with its criteria as shown and as they all are. */
export type LevelSectionProps = {
  /** Entity ref of what was judged */
  subjectRef: string;
  level: number;
  title: string;
  summary?: string;
  areas: MaturityResult['areas'];
  /** All of this level */
  criteria: CriterionResult[];
  onlyMissing: boolean;
  /** What can be seen at this level, what leads on, what is mistaken for it */
  guidance?: Pick<
    MaturityFramework['levels'][number],
    'evidencePattern' | 'unlockMove' | 'antiPattern'
  >;
  actionsOf?(criterion: CriterionResult): ReactNode;
  /** Criteria supposed to be met, in what-if mode */
  ticked?: ReadonlySet<string>;
  onTick?(criterion: string): void;
};

/** A level's criteria, by area. */
export function LevelSection(props: LevelSectionProps) {
  const { subjectRef, level, title, summary, areas } = props;
  const { criteria, onlyMissing } = props;
  const { guidance, actionsOf, ticked, onTick } = props;
  const t = useTranslate();
  const classes = useStyles();
  const asked = criteria.filter(({ result }) => result !== 'notApplicable');
  const missing = asked.filter(isMissing).length;
  const shown = onlyMissing ? criteria.filter(isMissing) : criteria;
  if (shown.length === 0) return null;
  return (
    <section
      className={classes.root}
      aria-label={t('scorecard.level.title', { level: String(level), title })}
    >
      <Typography variant="h6" component="h2">
        {t('scorecard.level.title', { level: String(level), title })}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t(summary ? 'scorecard.level.metSummary' : 'scorecard.level.met', {
          met: String(asked.length - missing),
          total: String(asked.length),
          summary: summary ?? '',
        })}
      </Typography>
      {guidance?.evidencePattern && (
        <Typography variant="body2">
          {t('scorecard.level.evidence', { pattern: guidance.evidencePattern })}
        </Typography>
      )}
      {guidance?.unlockMove && (
        <Typography variant="body2">
          {t('scorecard.level.unlock', { move: guidance.unlockMove })}
        </Typography>
      )}
      {guidance?.antiPattern && (
        <Typography variant="body2">
          {t('scorecard.level.antiPattern', { pattern: guidance.antiPattern })}
        </Typography>
      )}
      {areas.map(area => {
        const own = shown.filter(criterion => criterion.area === area.id);
        return (
          own.length > 0 && (
            <div key={area.id} className={classes.area}>
              <Typography variant="subtitle1" component="h3">
                {area.title}
              </Typography>
              <ul
                className={classes.list}
                aria-label={t('scorecard.level.area', {
                  area: area.title,
                  level: String(level),
                })}
              >
                {own.map(criterion => (
                  <CriterionRow
                    key={criterion.id}
                    subjectRef={subjectRef}
                    criterion={criterion}
                    actions={actionsOf?.(criterion)}
                    ticked={ticked?.has(criterion.id)}
                    onTick={onTick && (() => onTick(criterion.id))}
                  />
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}
