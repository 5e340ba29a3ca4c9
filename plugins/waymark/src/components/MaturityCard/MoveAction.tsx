import { LinkButton } from '@backstage/core-components';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  CriterionResult,
  MaturityResult,
} from '@waymark/backstage-plugin-waymark-common';
import { ExerciseRollback } from './ExerciseRollback';

const ROLLBACK_FACTS = ['rollbackAutomated', 'daysSinceRollbackExercised'];

/** A criterion of the next move. */
export type MoveActionProps = {
  result: MaturityResult;
  criterion: CriterionResult;
};

/** Starts what meets a criterion, where the portal can; nothing where it cannot. */
export function MoveAction(props: MoveActionProps) {
  const { result, criterion } = props;
  const { entity } = useEntity();
  const entityPath = useEntityRefLink()(entity);
  const facts = criterion.facts.map(({ name }) => name);
  if (criterion.question) {
    const params = new URLSearchParams({
      framework: result.framework,
      attest: criterion.id,
    });
    return (
      <LinkButton
        size="small"
        variant="outlined"
        to={`${entityPath}/scorecard?${params}`}
        aria-label={`Attest ${criterion.title}`}
      >
        Attest
      </LinkButton>
    );
  }
  if (facts.some(name => ROLLBACK_FACTS.includes(name))) {
    return <ExerciseRollback />;
  }
  if (facts.includes('goldenPath')) {
    return (
      <LinkButton size="small" variant="outlined" to="/create">
        Open the templates
      </LinkButton>
    );
  }
  return null;
}
