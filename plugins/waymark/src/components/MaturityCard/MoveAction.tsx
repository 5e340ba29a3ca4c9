import { LinkButton } from '@backstage/core-components';
import type {
  CriterionResult,
  MaturityResult,
} from '@waymark/backstage-plugin-waymark-common';
import { ExerciseRollback } from './ExerciseRollback';
import { OnboardLink } from './OnboardLink';

const ROLLBACK_FACTS = ['rollbackAutomated', 'daysSinceRollbackExercised'];

/** What the onboarding template brings */
const ONBOARDING_FACTS = [
  'goldenPath',
  'productionDeployments',
  'modelCardOfLiveVersion',
];

/** A criterion of the next move. */
export type MoveActionProps = {
  result: MaturityResult;
  criterion: CriterionResult;
  /** Where the criterion is attested, if it can be from here */
  attestTo?: string;
};

/** Starts what meets a criterion, where the portal can; nothing where it cannot. */
export function MoveAction(props: MoveActionProps) {
  const { result, criterion, attestTo } = props;
  const facts = criterion.facts.map(({ name }) => name);
  if (criterion.question && attestTo) {
    return (
      <LinkButton
        size="small"
        variant="outlined"
        to={attestTo}
        aria-label={`Attest ${criterion.title}`}
      >
        Attest
      </LinkButton>
    );
  }
  // What follows acts on one model, on whose page it stands
  if (result.subject !== 'model') return null;
  if (facts.some(name => ROLLBACK_FACTS.includes(name))) {
    return <ExerciseRollback />;
  }
  if (facts.some(name => ONBOARDING_FACTS.includes(name))) {
    return <OnboardLink />;
  }
  return null;
}
