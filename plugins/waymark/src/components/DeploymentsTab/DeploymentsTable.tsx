import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Correction, Deployment } from 'backstage-plugin-waymark-common';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { modelRefOf } from '../../modelRefOf';
import { CardState, Skeleton, ScrollingTable } from '../common';
import { DeploymentMenu } from '../Corrections';
import { markOf } from '../Corrections/findCorrection';
import { PageButtons } from '../FigureDrawer/PageButtons';
import { type Pages, usePages } from '../FigureDrawer/usePages';
import { RollbackDialog } from '../Rollback';
import { DeploymentRow } from './DeploymentRow';
import { eventAnchor } from './eventAnchor';
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
  const api = useApi(waymarkApiRef);
  const pages = usePages();
  const [offer, setOffer] = useState<RollbackOffer>();
  const data = useModelData(
    modelRef,
    () =>
      api.getDeployments(modelRef, {
        environment,
        cursor: pages.cursor,
        limit: PAGE_SIZE,
      }),
    [environment, pages.cursor],
  );
  const current = data.refreshing ? undefined : data.value;
  useAnchoredPage(latest, environment, pages, current?.nextCursor);
  const preview = useModelData(modelRef, () => api.previewRollback(modelRef));
  return (
    <>
      <CardState
        data={data}
        what="the deployments"
        skeleton={<Skeleton height={320} />}
        isEmpty={page => page.items.length === 0}
        empty={
          <Typography color="textSecondary">
            Nothing has been deployed to {environment} yet.
          </Typography>
        }
      >
        {page => (
          <>
            <ScrollingTable label="Deployments" minWidth={1000}>
              <TableHead>
                <TableRow>
                  <TableCell>Version</TableCell>
                  <TableCell>Environment</TableCell>
                  <TableCell>When</TableCell>
                  <TableCell>By</TableCell>
                  <TableCell>Change</TableCell>
                  <TableCell>Pipeline</TableCell>
                  <TableCell>What became of it</TableCell>
                  <TableCell align="right">Roll back</TableCell>
                  <TableCell align="right">Correct</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {page.items.map(deployment => (
                  <DeploymentRow
                    key={`${deployment.source} ${deployment.eventId}`}
                    deployment={deployment}
                    known={[...page.items, ...latest]}
                    offer={rollbackOffer(deployment, page.items, preview.value)}
                    onRollback={setOffer}
                    mark={markOf(deployment, corrections)}
                    menu={
                      <DeploymentMenu
                        modelRef={modelRef}
                        deployment={deployment}
                        onCorrected={onCorrected}
                      />
                    }
                  />
                ))}
              </TableBody>
            </ScrollingTable>
            <PageButtons
              pages={pages}
              total={page.total}
              size={PAGE_SIZE}
              nextCursor={page.nextCursor}
            />
          </>
        )}
      </CardState>
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

/** Turns to the page of the deployment that a link leads to, once. */
function useAnchoredPage(
  latest: Deployment[],
  environment: string | undefined,
  pages: Pages,
  nextCursor: string | null | undefined,
) {
  const { hash } = useLocation();
  const [reached, setReached] = useState<string>();
  const place = latest
    .filter(each => !environment || each.environment === environment)
    .findIndex(each => `#${eventAnchor(each)}` === hash);
  const away = reached !== hash && pages.index < Math.floor(place / PAGE_SIZE);
  useEffect(() => {
    if (away && nextCursor) pages.next(nextCursor);
    else if (!away && nextCursor !== undefined) setReached(hash);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [away, nextCursor, hash]);
}
