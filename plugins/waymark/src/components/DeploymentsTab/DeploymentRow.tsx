import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import TableCell from '@material-ui/core/TableCell';
import Typography from '@material-ui/core/Typography';
import type { Correction, Deployment } from 'backstage-plugin-waymark-common';
import type { ReactNode } from 'react';
import { EnvironmentLabel, RelativeTime } from '../common';
import { CorrectedNote } from '../Corrections';
import { AnchoredRow } from './AnchoredRow';
import { DeploymentOutcome } from './DeploymentOutcome';
import { servedVersion } from './deploymentWords';
import type { RollbackOffer } from './rollbackOffer';

/** A deployment, what it offers, and the others it may speak of. */
export type DeploymentRowProps = {
  deployment: Deployment;
  known: Deployment[];
  offer?: RollbackOffer;
  onRollback(offer: RollbackOffer): void;
  /** A person's mark of it as planned or not */
  mark?: Correction;
  /** What may be corrected */
  menu: ReactNode;
};

/** One deployment or rollback. */
export function DeploymentRow(props: DeploymentRowProps) {
  const { deployment, known, offer, onRollback, mark, menu } = props;
  const { change, pipelineRun } = deployment;
  return (
    <AnchoredRow event={deployment}>
      <TableCell component="th" scope="row" role="rowheader">
        {servedVersion(deployment)}
      </TableCell>
      <TableCell>
        <EnvironmentLabel
          environment={deployment.environment}
          tier={deployment.tier}
        />
      </TableCell>
      <TableCell>
        <RelativeTime at={deployment.at} />
      </TableCell>
      <TableCell>
        {deployment.executedBy === 'pipeline' ? 'pipeline' : 'by hand'}
        {change?.author && (
          <Typography variant="caption" component="p" color="textSecondary">
            change by {change.author}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <MaybeLink
          url={change?.url}
          text={change?.commit?.slice(0, 8) ?? (change?.url && 'change')}
        />
      </TableCell>
      <TableCell>
        <MaybeLink
          url={pipelineRun?.url}
          text={
            pipelineRun?.id
              ? pipelineRun.id.replace(/^(?!run\b)/i, 'run ')
              : pipelineRun?.url && 'run'
          }
        />
      </TableCell>
      <TableCell>
        <DeploymentOutcome deployment={deployment} known={known} />
        <CorrectedNote
          correction={mark}
          what={`marked ${mark?.unplanned ? 'unplanned' : 'planned'}`}
        />
      </TableCell>
      <TableCell align="right">
        {offer && (
          <Button
            size="small"
            variant="outlined"
            aria-label={offer.description}
            onClick={() => onRollback(offer)}
          >
            {offer.label}
          </Button>
        )}
      </TableCell>
      <TableCell align="right">{menu}</TableCell>
    </AnchoredRow>
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
