import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { Rollback } from 'backstage-plugin-waymark-common';
import { formatDuration } from '../../format';
import { LoadError, RelativeTime, Skeleton } from '../common';
import { CancelRollback } from './CancelRollback';
import { RollbackSteps } from './RollbackSteps';
import { rollbackWords } from './rollbackWords';
import { hasEnded, useRollback } from './useRollback';

/** The rollback to follow. */
export type RollbackProgressProps = {
  /** Entity ref of the model */
  modelRef: string;
  /** Id of the rollback */
  id: string;
};

/** A rollback as it happens, up to the platform's own word that it is done. */
export function RollbackProgress(props: RollbackProgressProps) {
  const { modelRef, id } = props;
  const { value: rollback, error, retry } = useRollback(modelRef, id);
  if (!rollback) {
    return error ? (
      <LoadError error={error} what="the rollback" onRetry={retry} />
    ) : (
      <div role="status" aria-busy aria-label="Loading the rollback">
        <Skeleton height={200} />
      </div>
    );
  }
  return (
    <>
      <Typography variant="h6" component="p" role="status">
        {rollbackWords(rollback)}
      </Typography>
      {rollback.state === 'failed' && (
        <Typography role="alert">
          {rollback.message ??
            'The platform did not say why. Look at its run, then ask again.'}
        </Typography>
      )}
      <RollbackSteps steps={rollback.steps} />
      <Outcome rollback={rollback} />
      <Typography variant="body2" color="textSecondary">
        {rollback.fromVersion ?? 'nothing'} → {rollback.toVersion} · asked for
        by <EntityRefLink entityRef={rollback.requestedBy} />{' '}
        <RelativeTime at={rollback.requestedAt} /> · “{rollback.reason}”
      </Typography>
      {rollback.state === 'requested' && (
        <CancelRollback id={id} modelRef={modelRef} onCancelled={retry} />
      )}
      {error && !hasEnded(rollback) && (
        <Typography role="alert" variant="body2" color="textSecondary">
          Shown as last known; the portal cannot be reached: {error.message}.
          The rollback goes on without it.
        </Typography>
      )}
    </>
  );
}

function Outcome(props: { rollback: Rollback }) {
  const { run, confirmedBy, endedAt, requestedAt, state } = props.rollback;
  return (
    <Typography variant="body2" gutterBottom>
      {state === 'dispatched' &&
        'Done only when the platform’s own event has come in. '}
      {confirmedBy &&
        endedAt &&
        `The platform’s own event ${confirmedBy} came in after ${formatDuration(
          Date.parse(endedAt) - Date.parse(requestedAt),
        )}. `}
      {run?.url && <Link to={run.url}>Open the platform’s run</Link>}
    </Typography>
  );
}
