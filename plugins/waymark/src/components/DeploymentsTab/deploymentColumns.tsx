import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Correction, Deployment } from 'backstage-plugin-waymark-common';
import { type Column, EnvironmentLabel, RelativeTime } from '../common';
import { servedVersion } from '../common/deploymentWords';
import { CorrectedNote, DeploymentMenu } from '../Corrections';
import { DeploymentOutcome } from './DeploymentOutcome';
import type { RollbackOffer } from './rollbackOffer';

/** What is known beside a deployment itself. */
export type DeploymentColumnsOptions = {
  modelRef: string;
  /** The others that a deployment may speak of */
  known: Deployment[];
  /** What a deployment offers to roll back */
  offerOf(deployment: Deployment): RollbackOffer | undefined;
  onRollback(offer: RollbackOffer): void;
  /** A person's mark of a deployment as planned or not */
  markOf(deployment: Deployment): Correction | undefined;
  onCorrected(): void;
};

/** A deployment or rollback: what, where, when, by whom, and what became of it. */
export function deploymentColumns(
  options: DeploymentColumnsOptions,
): Column<Deployment>[] {
  const { modelRef, known, offerOf, onRollback, markOf, onCorrected } = options;
  return [
    { title: 'Version', cell: servedVersion },
    {
      title: 'Environment',
      cell: ({ environment, tier }) => (
        <EnvironmentLabel environment={environment} tier={tier} />
      ),
    },
    { title: 'When', cell: ({ at }) => <RelativeTime at={at} /> },
    { title: 'By', cell: deployment => <MadeBy deployment={deployment} /> },
    {
      title: 'Change',
      cell: ({ change }) => (
        <MaybeLink
          url={change?.url}
          text={change?.commit?.slice(0, 8) ?? (change?.url && 'change')}
        />
      ),
    },
    {
      title: 'Pipeline',
      cell: ({ pipelineRun }) => (
        <MaybeLink
          url={pipelineRun?.url}
          text={
            pipelineRun?.id
              ? pipelineRun.id.replace(/^(?!run\b)/i, 'run ')
              : pipelineRun?.url && 'run'
          }
        />
      ),
    },
    {
      title: 'What became of it',
      cell: deployment => {
        const mark = markOf(deployment);
        return (
          <>
            <DeploymentOutcome deployment={deployment} known={known} />
            <CorrectedNote
              correction={mark}
              what={`marked ${mark?.unplanned ? 'unplanned' : 'planned'}`}
            />
          </>
        );
      },
    },
    {
      title: 'Roll back',
      align: 'right',
      cell: deployment => {
        const offer = offerOf(deployment);
        return (
          offer && (
            <Button
              size="small"
              variant="outlined"
              aria-label={offer.description}
              onClick={() => onRollback(offer)}
            >
              {offer.label}
            </Button>
          )
        );
      },
    },
    {
      title: 'Correct',
      align: 'right',
      cell: deployment => (
        <DeploymentMenu
          modelRef={modelRef}
          deployment={deployment}
          onCorrected={onCorrected}
        />
      ),
    },
  ];
}

function MadeBy({ deployment }: { deployment: Deployment }) {
  const { executedBy, change } = deployment;
  return (
    <>
      {executedBy === 'pipeline' ? 'pipeline' : 'by hand'}
      {change?.author && (
        <Typography variant="caption" component="p" color="textSecondary">
          change by {change.author}
        </Typography>
      )}
    </>
  );
}

function MaybeLink(props: {
  url: string | null | undefined;
  text: string | null | undefined;
}) {
  const { url, text } = props;
  if (!text) return <>–</>;
  return url ? <Link to={url}>{text}</Link> : <>{text}</>;
}
