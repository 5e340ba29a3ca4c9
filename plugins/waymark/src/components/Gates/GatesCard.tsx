import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { CardState, EmptyNote, Skeleton } from '../common';
import { PageButtons } from '../FigureDrawer/PageButtons';
import { usePages } from '../FigureDrawer/usePages';
import { GateDecisionsTable } from './GateDecisionsTable';

const PAGE_SIZE = 10;

export type GatesCardProps = { modelRef: string };

/** What gates said before versions of a model were deployed, and why not. */
export function GatesCard(props: GatesCardProps) {
  const { modelRef } = props;
  const api = useApi(waymarkApiRef);
  const pages = usePages();
  const data = useModelData(
    modelRef,
    () =>
      api.getGateDecisions(modelRef, {
        cursor: pages.cursor,
        limit: PAGE_SIZE,
      }),
    [pages.cursor],
  );
  return (
    <EntityInfoCard title="Gate decisions">
      <CardState
        data={data}
        what="the gate's decisions"
        skeleton={<Skeleton height={80} />}
        isEmpty={page => page.total === 0}
        empty={
          <EmptyNote title="No gate was asked yet">
            A pipeline asks whether a version may be deployed with{' '}
            <code>POST /gates</code>, as those of the tabular classifier do.
          </EmptyNote>
        }
      >
        {page => (
          <>
            <GateDecisionsTable items={page.items} />
            <PageButtons
              pages={pages}
              total={page.total}
              size={PAGE_SIZE}
              nextCursor={page.nextCursor}
            />
          </>
        )}
      </CardState>
    </EntityInfoCard>
  );
}
