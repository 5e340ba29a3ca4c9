import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CriterionResult,
  MaturityResult,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { OpenReviews, RequestReview } from '../Reviews';
import type { Attesting } from './Attesting';
import { ExerciseRollback } from './ExerciseRollback';
import { OnboardLink } from './OnboardLink';

const ROLLBACK_FACTS = ['rollbackAutomated', 'daysSinceRollbackExercised'];

/** What the onboarding template brings */
const ONBOARDING_FACTS = [
  'goldenPath',
  'liveDeployedByPipeline',
  'productionDeployments',
  'modelCardOfLiveVersion',
];

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(0.5, 0, 1),
  },
}));

/** A criterion of the next move. */
export type MoveActionProps = {
  result: MaturityResult;
  criterion: CriterionResult;
  /** How the criterion is attested, if it can be from here */
  attesting?: Attesting;
};

/** Starts what meets a criterion, where the portal can; nothing where it cannot. */
export function MoveAction(props: MoveActionProps) {
  const { result, criterion, attesting } = props;
  const t = useTranslate();
  const classes = useStyles();
  // What facts call for acts on one model, on whose page it stands
  const callsFor = (facts: string[]) =>
    result.subject === 'model' &&
    criterion.facts.some(({ name }) => facts.includes(name));
  const exercise = callsFor(ROLLBACK_FACTS);
  const onboard = callsFor(ONBOARDING_FACTS);
  const attest = criterion.question ? attesting : undefined;
  if (!exercise && !onboard && !attest) return null;
  return (
    <div className={classes.root}>
      {exercise && <ExerciseRollback />}
      {onboard && <OnboardLink />}
      {attest && (
        <>
          <LinkButton
            size="small"
            variant="outlined"
            to={attest.to(criterion.id)}
            aria-label={t('nextMove.attestThis', {
              criterion: criterion.title,
            })}
          >
            {t('nextMove.attest')}
          </LinkButton>
          <RequestReview
            subjectRef={attest.subjectRef}
            framework={result.framework}
            criterion={criterion}
            owner={attest.owner}
            onDone={attest.onChanged}
          />
          <OpenReviews criterion={criterion} onChanged={attest.onChanged} />
        </>
      )}
    </div>
  );
}
