import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type {
  RollupFigure,
  RollupModel,
  RollupOptions,
} from 'backstage-plugin-waymark-common';
import { formatFigure } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { type Column, PagedTable, usePages } from '../common';
import { QuartileBar } from './QuartileBar';

const PAGE = 25;

/** A figure over many models, and how it was asked for. */
export type RollupModelsProps = { figure: RollupFigure; asked: RollupOptions };

/** What each model brings, leading to the events behind its own figure. */
export function RollupModels(props: RollupModelsProps) {
  const { figure, asked } = props;
  const t = useTranslate();
  const entityRoute = useRouteRef(entityRouteRef);
  const pages = usePages();
  const data = useWaymarkQuery('models', 'getRollupModels', figure.id, {
    ...asked,
    cursor: pages.cursor,
    limit: PAGE,
  });
  const columns: Column<RollupModel>[] = [
    {
      title: t('models.rollup.model'),
      cell: ({ ref, inCatalog }) =>
        inCatalog ? (
          <Link
            to={`${entityRoute(
              entityRouteParams(parseEntityRef(ref)),
            )}/delivery?figure=${figure.id}&window=${asked.window}`}
          >
            {parseEntityRef(ref).name}
          </Link>
        ) : (
          ref
        ),
    },
    {
      title: t('models.rollup.value'),
      cell: ({ value }) => formatFigure(t, value, figure.unit),
    },
    { title: t('models.rollup.over'), cell: ({ sampleSize }) => sampleSize },
  ];
  return (
    <>
      <QuartileBar figure={figure} />
      <PagedTable
        label={t('models.rollup.label')}
        minWidth={0}
        columns={columns}
        keyOf={({ ref }) => ref}
        data={data}
        pages={pages}
        size={PAGE}
        what={t('models.behind.what')}
        empty={
          <Typography color="textSecondary">
            {t('models.rollup.empty')}
          </Typography>
        }
      />
    </>
  );
}
