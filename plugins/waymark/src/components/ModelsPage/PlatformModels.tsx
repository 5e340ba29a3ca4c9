import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type {
  PlatformMetricId,
  PlatformModel,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { type Column, PagedTable, usePages } from '../common';
import { leftWords } from './leftWords';

const PAGE = 25;

export type PlatformModelsProps = {
  metric: PlatformMetricId;
};

/** The models behind a figure of the platform, those that do not count first. */
export function PlatformModels(props: PlatformModelsProps) {
  const { metric } = props;
  const t = useTranslate();
  const entityRoute = useRouteRef(entityRouteRef);
  const pages = usePages();
  const data = useWaymarkQuery('models', 'getPlatformModels', metric, {
    cursor: pages.cursor,
    limit: PAGE,
  });
  const standing = (model: PlatformModel) => {
    const { counts, excludedFor, numerator, denominator } = model;
    if (excludedFor)
      return t('models.behind.leftOut', { reason: leftWords(t, excludedFor) });
    if (denominator !== undefined)
      return t('models.behind.part', {
        numerator: String(numerator),
        denominator: String(denominator),
      });
    return counts ? t('models.behind.counts') : t('models.behind.doesNotCount');
  };
  const columns: Column<PlatformModel>[] = [
    {
      title: t('models.behind.model'),
      cell: ({ ref, inCatalog }) =>
        inCatalog ? (
          <Link to={entityRoute(entityRouteParams(parseEntityRef(ref)))}>
            {parseEntityRef(ref).name}
          </Link>
        ) : (
          ref
        ),
    },
    { title: t('models.behind.here'), cell: standing },
  ];
  return (
    <PagedTable
      label={t('models.behind.label')}
      minWidth={0}
      columns={columns}
      keyOf={({ ref }) => ref}
      data={data}
      pages={pages}
      size={PAGE}
      what={t('models.behind.what')}
      empty={
        <Typography color="textSecondary">
          {t('models.behind.empty')}
        </Typography>
      }
    />
  );
}
