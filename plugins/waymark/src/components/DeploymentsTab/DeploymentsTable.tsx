import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type { Correction, Deployment } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useModelQuery } from '../../queries';
import { modelRefOf } from '../../modelRefOf';
import { useTranslate } from '../../hooks/useTranslate';
import { PagedTable, usePages } from '../common';
import { useAnchoredPage } from '../common/table/useAnchoredPage';
import { markOf } from '../Corrections/findCorrection';
import { RollbackDialog } from '../Rollback';
import { deploymentColumns } from './deploymentColumns';
import { type RollbackOffer, rollbackOffer } from './rollbackOffer';

const PAGE_SIZE = 25;

/** The latest deployments, for what a row speaks of, and the environment chosen. */
export type DeploymentsTableProps = {
  latest: Deployment[];
  environment?: string;
  corrections: Correction[];
  onCorrected(): void;
};

/** Deployments and rollbacks, newest first, a page at a time. */
export function DeploymentsTable(props: DeploymentsTableProps) {
  const { latest, environment, corrections, onCorrected } = props;
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const t = useTranslate();
  const pages = usePages();
  const [offer, setOffer] = useState<RollbackOffer>();
  const data = useModelQuery(modelRef, 'getDeployments', {
    environment,
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  const current = data.refreshing ? undefined : data.value;
  useAnchoredPage(
    latest.filter(each => !environment || each.environment === environment),
    pages,
    PAGE_SIZE,
    current?.nextCursor,
  );
  const rows = data.value?.items ?? [];
  const preview = useModelQuery(modelRef, 'previewRollback', { environment });
  return (
    <>
      <PagedTable
        label={t('deployments.table.label')}
        minWidth={1000}
        columns={deploymentColumns(t, {
          modelRef,
          known: [...rows, ...latest],
          offerOf: deployment =>
            rollbackOffer(t, deployment, rows, preview.value),
          onRollback: setOffer,
          markOf: deployment => markOf(deployment, corrections),
          onCorrected,
        })}
        keyOf={({ source, eventId }) => `${source} ${eventId}`}
        eventOf={deployment => deployment}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what={t('deployments.what')}
        empty={
          <Typography color="textSecondary">
            {t('deployments.table.empty', { environment: environment ?? '' })}
          </Typography>
        }
      />
      <RollbackDialog
        entity={entity}
        environment={offer?.environment}
        toVersion={offer?.toVersion}
        open={offer !== undefined}
        onClose={() => setOffer(undefined)}
      />
    </>
  );
}
