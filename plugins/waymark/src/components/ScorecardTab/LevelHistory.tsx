import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  LevelChange,
  MaturityFramework,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import { LevelSteps } from '../charts/LevelSteps';
import { CardState, Skeleton } from '../common';
import { LevelChanges } from './LevelChanges';

const MONTH = 30 * 86_400_000;

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(4) },
}));

/** Whose history, in which framework. */
export type LevelHistoryProps = {
  /** A model, a team or the platform */
  subjectRef: string;
  framework: MaturityFramework;
  /** What else to know of it */
  note?: string;
};

/** How a level went, and what changed it in the last 30 days. */
export function LevelHistory(props: LevelHistoryProps) {
  const { subjectRef, framework, note } = props;
  const t = useTranslate();
  const classes = useStyles();
  const data = useModelQuery(subjectRef, 'getLevelHistory', {
    framework: framework.id,
  });
  return (
    <section className={classes.root} aria-label={t('scorecard.history.title')}>
      <Typography variant="h6" component="h2">
        {t('scorecard.history.title')}
      </Typography>
      {note && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {note}
        </Typography>
      )}
      <CardState
        data={data}
        what={t('scorecard.history.what')}
        skeleton={<Skeleton height={200} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Typography color="textSecondary">
            {t('scorecard.history.empty')}
          </Typography>
        }
      >
        {({ items }) => <Told framework={framework} changes={items} />}
      </CardState>
    </section>
  );
}

function Told(props: { framework: MaturityFramework; changes: LevelChange[] }) {
  const { framework, changes } = props;
  const t = useTranslate();
  const [all, setAll] = useState(false);
  const lately = changes.filter(
    ({ at, first }) => !first && Date.parse(at) >= Date.now() - MONTH,
  );
  const current = changes.filter(
    ({ version }) => version === framework.version,
  );
  const earlier = changes.filter(change => !lately.includes(change));
  return (
    <>
      {framework.merged && current.length > 0 && (
        <LevelSteps
          title={t('scorecard.history.levelBy', {
            framework: framework.title,
            version: String(framework.version),
          })}
          levels={framework.levels}
          steps={[...current]
            .reverse()
            .flatMap(({ at, level }) => (level === null ? [] : { at, level }))}
        />
      )}
      <Typography variant="subtitle1" component="h3">
        {t('scorecard.history.lately')}
      </Typography>
      {lately.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('scorecard.history.nothing')}
        </Typography>
      ) : (
        <LevelChanges changes={lately} />
      )}
      {earlier.length > 0 && (
        <>
          <Button
            size="small"
            aria-expanded={all}
            onClick={() => setAll(before => !before)}
          >
            {all
              ? t('scorecard.history.hide')
              : t('scorecard.history.show', { count: earlier.length })}
          </Button>
          {all && (
            <section aria-label={t('scorecard.history.earlier')}>
              <LevelChanges changes={earlier} current={framework.version} />
            </section>
          )}
        </>
      )}
    </>
  );
}
