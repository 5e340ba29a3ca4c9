import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import LiveIcon from '@material-ui/icons/CheckCircleOutline';
import RollbackIcon from '@material-ui/icons/Undo';
import type { Deployment } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
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
  const { status } = waymarkPalette(useTheme());
  const { kind, failed, liveFrom, liveUntil, reverts, revertedBy } = deployment;
  const find = (eventId: string | null) =>
    known.find(
      each =>
        each.eventId === eventId && each.environment === deployment.environment,
    );
  const undone = find(reverts);
  const undoing = find(revertedBy);
  const strategy = strategyWords(deployment);
  return (
    <>
      {kind === 'rolledback' && (
        <ToneChip
          tone={status.rollback}
          icon={<RollbackIcon aria-hidden fontSize="inherit" />}
        >
          rollback
        </ToneChip>
      )}{' '}
      {failed && (
        <ToneChip
          tone={status.failed}
          icon={<FailedIcon aria-hidden fontSize="inherit" />}
        >
          failed
        </ToneChip>
      )}{' '}
      {liveFrom && !liveUntil && (
        <ToneChip
          tone={status.ok}
          icon={<LiveIcon aria-hidden fontSize="inherit" />}
        >
          live
        </ToneChip>
      )}
      {failed && (
        <Typography variant="body2">{failureWords(deployment)}</Typography>
      )}
      {revertedBy && (
        <Typography variant="body2">
          undone by the rollback{' '}
          {undoing ? <RelativeTime at={undoing.at} /> : `event ${revertedBy}`}
        </Typography>
      )}
      {reverts && (
        <Typography variant="body2">
          undid{' '}
          {undone ? `the deployment of ${undone.version}` : `event ${reverts}`}
        </Typography>
      )}
      {(deployment.unplanned || strategy) && (
        <Typography variant="body2" color="textSecondary">
          {[...(deployment.unplanned ? ['unplanned'] : []), strategy]
            .filter(Boolean)
            .join(', ')}
        </Typography>
      )}
    </>
  );
}
