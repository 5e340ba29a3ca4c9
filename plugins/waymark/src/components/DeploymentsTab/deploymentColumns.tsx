import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Correction, Deployment } from 'backstage-plugin-waymark-common';
import { type Column, EnvironmentLabel, RelativeTime } from '../common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
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
  t: Translate,
  options: DeploymentColumnsOptions,
): Column<Deployment>[] {
  const { modelRef, known, offerOf, onRollback, markOf, onCorrected } = options;
  return [
    { title: t('deployments.table.version'), cell: servedVersion },
    {
      title: t('deployments.table.environment'),
      cell: ({ environment, tier }) => (
        <EnvironmentLabel environment={environment} tier={tier} />
      ),
    },
    {
      title: t('deployments.table.when'),
      cell: ({ at }) => <RelativeTime at={at} />,
    },
    {
      title: t('deployments.table.by'),
      cell: deployment => <MadeBy deployment={deployment} />,
    },
    {
      title: t('deployments.table.change'),
      cell: ({ change }) => (
        <MaybeLink
          url={change?.url}
          text={
            change?.commit?.slice(0, 8) ??
            (change?.url && t('deployments.table.changeLink'))
          }
        />
      ),
    },
    {
      title: t('deployments.table.pipeline'),
      cell: ({ pipelineRun }) => (
        <MaybeLink
          url={pipelineRun?.url}
          text={
            pipelineRun?.id
              ? runName(t, pipelineRun.id)
              : pipelineRun?.url && t('deployments.table.runLink')
          }
        />
      ),
    },
    {
      title: t('deployments.table.outcome'),
      cell: deployment => {
        const mark = markOf(deployment);
        return (
          <>
            <DeploymentOutcome deployment={deployment} known={known} />
            <CorrectedNote
              correction={mark}
              what={t(
                mark?.unplanned
                  ? 'deployments.table.markedUnplanned'
                  : 'deployments.table.markedPlanned',
              )}
            />
          </>
        );
      },
    },
    {
      title: t('deployments.table.rollBack'),
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
      title: t('deployments.table.correct'),
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
  const t = useTranslate();
  return (
    <>
      {t(
        executedBy === 'pipeline'
          ? 'deployments.table.byPipeline'
          : 'deployments.table.byHand',
      )}
      {change?.author && (
        <Typography variant="caption" component="p" color="textSecondary">
          {t('deployments.table.changeBy', { author: change.author })}
        </Typography>
      )}
    </>
  );
}

/** Some pipelines say "run" in the id of a run themselves. */
function runName(t: Translate, id: string): string {
  return /^run\b/i.test(id) ? id : t('deployments.table.run', { id });
}

function MaybeLink(props: {
  url: string | null | undefined;
  text: string | null | undefined;
}) {
  const { url, text } = props;
  if (!text) return <>–</>;
  return url ? <Link to={url}>{text}</Link> : <>{text}</>;
}
