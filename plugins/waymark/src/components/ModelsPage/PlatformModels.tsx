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
import { useWaymarkQuery } from '../../queries';
import { type Column, PagedTable, usePages } from '../common';

const PAGE = 25;

/** The figure, and why models are left out of it, in words. */
export type PlatformModelsProps = {
  metric: PlatformMetricId;
  reasons: Record<string, string>;
};

/** The models behind a figure of the platform, those that do not count first. */
export function PlatformModels(props: PlatformModelsProps) {
  const { metric, reasons } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const pages = usePages();
  const data = useWaymarkQuery('models', 'getPlatformModels', metric, {
    cursor: pages.cursor,
    limit: PAGE,
  });
  const standing = (model: PlatformModel) => {
    const { counts, excludedFor, numerator, denominator } = model;
    if (excludedFor) return `left out: ${reasons[excludedFor] ?? excludedFor}`;
    if (denominator !== undefined) return `${numerator} of ${denominator}`;
    return counts ? 'counts' : 'does not count';
  };
  const columns: Column<PlatformModel>[] = [
    {
      title: 'Model',
      cell: ({ ref, inCatalog }) =>
        inCatalog ? (
          <Link to={entityRoute(entityRouteParams(parseEntityRef(ref)))}>
            {parseEntityRef(ref).name}
          </Link>
        ) : (
          ref
        ),
    },
    { title: 'Here', cell: standing },
  ];
  return (
    <PagedTable
      label="Models behind this figure, those that do not count first"
      minWidth={0}
      columns={columns}
      keyOf={({ ref }) => ref}
      data={data}
      pages={pages}
      size={PAGE}
      what="the models behind this figure"
      empty={
        <Typography color="textSecondary">
          There is no model that this figure is about.
        </Typography>
      }
    />
  );
}
