import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  EntityRefLink,
  catalogApiRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { useCachedQuery } from '../../queries';
import {
  CardState,
  type Column,
  EmptyNote,
  PagedTable,
  pageOf,
  Skeleton,
  TierChip,
  usePages,
} from '../common';
import { type DatasetModel, modelsOfDataset } from './modelsOfDataset';

const PAGE_SIZE = 25;

const COLUMNS: Column<DatasetModel>[] = [
  { title: 'Model', cell: ({ ref }) => <EntityRefLink entityRef={ref} /> },
  { title: 'Use', cell: ({ uses }) => uses.join(', ') },
  {
    title: 'Risk tier',
    cell: ({ found, tier }) =>
      found ? <TierChip tier={tier} /> : 'gone, or hidden from you',
  },
];

/** The models trained or evaluated on a data set, with their risk tiers. */
export function DatasetModelsCard() {
  const { entity } = useEntity();
  const catalogApi = useApi(catalogApiRef);
  const pages = usePages();
  const state = useCachedQuery({
    key: ['fixed', 'models of', stringifyEntityRef(entity), entity.relations],
    load: () => modelsOfDataset(catalogApi, entity),
  });

  return (
    <EntityInfoCard title="Models on this data">
      <CardState
        data={state}
        what="the models of this data set"
        permission="catalog.entity.read"
        skeleton={<Skeleton height="6rem" />}
        isEmpty={models => models.length === 0}
        empty={
          <EmptyNote title="No model uses this data set">
            Name it in <code>spec.trainedOn</code> or{' '}
            <code>spec.evaluatedOn</code> of a model’s catalog-info.yaml.
          </EmptyNote>
        }
      >
        {models => (
          <PagedTable
            label="Models on this data"
            minWidth={0}
            columns={COLUMNS}
            keyOf={({ ref }) => ref}
            page={pageOf(models, pages, PAGE_SIZE)}
            pages={pages}
            size={PAGE_SIZE}
          />
        )}
      </CardState>
    </EntityInfoCard>
  );
}
