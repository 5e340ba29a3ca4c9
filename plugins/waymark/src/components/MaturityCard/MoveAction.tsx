import { LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type {
  CriterionResult,
  MaturityResult,
} from '@waymark/backstage-plugin-waymark-common';
import { OpenReviews, RequestReview } from '../Reviews';
import type { Attesting } from './Attesting';
import { ExerciseRollback } from './ExerciseRollback';
import { OnboardLink } from './OnboardLink';

const ROLLBACK_FACTS = ['rollbackAutomated', 'daysSinceRollbackExercised'];

/** What the onboarding template brings */
const ONBOARDING_FACTS = [
  'goldenPath',
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
  const classes = useStyles();
  const facts = criterion.facts.map(({ name }) => name);
  if (criterion.question && attesting) {
    return (
      <div className={classes.root}>
        <LinkButton
          size="small"
          variant="outlined"
          to={attesting.to(criterion.id)}
          aria-label={`Attest ${criterion.title}`}
        >
          Attest
        </LinkButton>
        <RequestReview
          subjectRef={attesting.subjectRef}
          framework={result.framework}
          criterion={criterion}
          owner={attesting.owner}
          onDone={attesting.onChanged}
        />
        <OpenReviews criterion={criterion} onChanged={attesting.onChanged} />
      </div>
    );
  }
  // What follows acts on one model, on whose page it stands
  if (result.subject !== 'model') return null;
  if (facts.some(name => ROLLBACK_FACTS.includes(name))) {
    return (
      <div className={classes.root}>
        <ExerciseRollback />
      </div>
    );
  }
  if (facts.some(name => ONBOARDING_FACTS.includes(name))) {
    return (
      <div className={classes.root}>
        <OnboardLink />
      </div>
    );
  }
  return null;
}
