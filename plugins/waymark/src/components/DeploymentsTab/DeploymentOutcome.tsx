import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import LiveIcon from '@material-ui/icons/CheckCircleOutline';
import RollbackIcon from '@material-ui/icons/Undo';
import type { Deployment } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime, ToneChip } from '../common';
import { failureWords, strategyWords } from '../common/deploymentWords';

/** A deployment, and the others it may speak of. */
export type DeploymentOutcomeProps = {
  deployment: Deployment;
  known: Deployment[];
};

/** What became of a deployment: live, failed and why, undone by what. */
export function DeploymentOutcome(props: DeploymentOutcomeProps) {
  const { deployment, known } = props;
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  const { kind, failed, liveFrom, liveUntil, reverts, revertedBy } = deployment;
  const find = (eventId: string | null) =>
    known.find(
      each =>
        each.eventId === eventId && each.environment === deployment.environment,
    );
  const undone = find(reverts);
  const undoing = find(revertedBy);
  const strategy = strategyWords(t, deployment);
  return (
    <>
      {kind === 'rolledback' && (
        <ToneChip
          tone={status.rollback}
          icon={<RollbackIcon aria-hidden fontSize="inherit" />}
        >
          {t('deployments.outcome.rollback')}
        </ToneChip>
      )}{' '}
      {failed && (
        <ToneChip
          tone={status.failed}
          icon={<FailedIcon aria-hidden fontSize="inherit" />}
        >
          {t('deployments.outcome.failed')}
        </ToneChip>
      )}{' '}
      {liveFrom && !liveUntil && (
        <ToneChip
          tone={status.ok}
          icon={<LiveIcon aria-hidden fontSize="inherit" />}
        >
          {t('deployments.outcome.live')}
        </ToneChip>
      )}
      {failed && (
        <Typography variant="body2">{failureWords(t, deployment)}</Typography>
      )}
      {revertedBy && (
        <Typography variant="body2">
          {t('deployments.outcome.undoneBy', {
            rollback: undoing ? (
              <RelativeTime at={undoing.at} />
            ) : (
              t('deployments.outcome.event', { id: revertedBy })
            ),
          })}
        </Typography>
      )}
      {reverts && (
        <Typography variant="body2">
          {undone
            ? t('deployments.outcome.undid', { version: undone.version })
            : t('deployments.outcome.undidEvent', { id: reverts })}
        </Typography>
      )}
      {(deployment.unplanned || strategy) && (
        <Typography variant="body2" color="textSecondary">
          {[
            deployment.unplanned && t('deployments.outcome.unplanned'),
            strategy,
          ]
            .filter(Boolean)
            .join(', ')}
        </Typography>
      )}
    </>
  );
}
