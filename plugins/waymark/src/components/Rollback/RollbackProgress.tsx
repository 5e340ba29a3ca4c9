import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { Rollback } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
  const { value: rollback, error, retry } = useRollback(modelRef, id);
  if (!rollback) {
    return error ? (
      <LoadError
        error={error}
        what={t('rollback.progress.what')}
        onRetry={retry}
      />
    ) : (
      <div role="status" aria-busy aria-label={t('rollback.progress.loading')}>
        <Skeleton height={200} />
      </div>
    );
  }
  return (
    <>
      <Typography variant="h6" component="p" role="status">
        {rollbackWords(t, rollback)}
      </Typography>
      {rollback.state === 'failed' && (
        <Typography role="alert">
          {rollback.message ?? t('rollback.progress.noReason')}
        </Typography>
      )}
      <RollbackSteps steps={rollback.steps} />
      <Outcome rollback={rollback} />
      <Typography variant="body2" color="textSecondary">
        {t('rollback.progress.askedFor', {
          from: rollback.fromVersion ?? t('rollback.progress.nothing'),
          to: rollback.toVersion,
          person: <EntityRefLink entityRef={rollback.requestedBy} />,
          when: <RelativeTime at={rollback.requestedAt} />,
          reason: rollback.reason,
        })}
      </Typography>
      {rollback.state === 'requested' && (
        <CancelRollback id={id} modelRef={modelRef} onCancelled={retry} />
      )}
      {error && !hasEnded(rollback) && (
        <Typography role="alert" variant="body2" color="textSecondary">
          {t('rollback.progress.unreachable', { reason: error.message })}
        </Typography>
      )}
    </>
  );
}

function Outcome(props: { rollback: Rollback }) {
  const { run, confirmedBy, endedAt, requestedAt, state } = props.rollback;
  const t = useTranslate();
  return (
    <Typography variant="body2" gutterBottom>
      {state === 'dispatched' && `${t('rollback.progress.awaitsEvent')} `}
      {confirmedBy &&
        endedAt &&
        `${t('rollback.progress.confirmed', {
          event: confirmedBy,
          duration: formatDuration(
            Date.parse(endedAt) - Date.parse(requestedAt),
          ),
        })} `}
      {run?.url && <Link to={run.url}>{t('rollback.progress.openRun')}</Link>}
    </Typography>
  );
}
