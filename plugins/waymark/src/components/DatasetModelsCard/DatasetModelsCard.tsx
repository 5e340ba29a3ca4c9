import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  EntityRefLink,
  catalogApiRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
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

/** The models trained or evaluated on a data set, with their risk tiers. */
export function DatasetModelsCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  const catalogApi = useApi(catalogApiRef);
  const pages = usePages();
  const state = useCachedQuery({
    key: ['fixed', 'modelsOf', stringifyEntityRef(entity), entity.relations],
    load: () => modelsOfDataset(catalogApi, entity),
  });

  return (
    <EntityInfoCard title={t('datasetModels.title')}>
      <CardState
        data={state}
        what={t('datasetModels.what')}
        permission="catalog.entity.read"
        skeleton={<Skeleton height="6rem" />}
        isEmpty={models => models.length === 0}
        empty={
          <EmptyNote title={t('datasetModels.empty.title')}>
            {t('datasetModels.empty.text', {
              trainedOn: <code>spec.trainedOn</code>,
              evaluatedOn: <code>spec.evaluatedOn</code>,
            })}
          </EmptyNote>
        }
      >
        {models => (
          <PagedTable
            label={t('datasetModels.title')}
            minWidth={0}
            columns={columnsOf(t)}
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

function columnsOf(t: Translate): Column<DatasetModel>[] {
  return [
    {
      title: t('datasetModels.model'),
      cell: ({ ref }) => <EntityRefLink entityRef={ref} />,
    },
    {
      title: t('datasetModels.use'),
      cell: ({ uses }) =>
        uses.map(use => t(`datasetModels.uses.${use}`)).join(', '),
    },
    {
      title: t('datasetModels.riskTier'),
      cell: ({ found, tier }) =>
        found ? <TierChip tier={tier} /> : t('datasetModels.gone'),
    },
  ];
}
