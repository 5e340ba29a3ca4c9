import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type {
  PlatformMetricId,
  PlatformModel,
} from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { ChartTable } from '../charts/ChartTable';
import { CardState, Skeleton } from '../common';
import { PageButtons } from '../FigureDrawer/PageButtons';
import { usePages } from '../FigureDrawer/usePages';

const PAGE = 25;

/** The figure, and why models are left out of it, in words. */
export type PlatformModelsProps = {
  metric: PlatformMetricId;
  reasons: Record<string, string>;
};

/** The models behind a figure of the platform, those that do not count first. */
export function PlatformModels(props: PlatformModelsProps) {
  const { metric, reasons } = props;
  const api = useApi(waymarkApiRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const pages = usePages();
  const data = useModelData(
    undefined,
    () => api.getPlatformModels(metric, { cursor: pages.cursor, limit: PAGE }),
    [metric, pages.cursor],
  );
  const standing = (model: PlatformModel) => {
    const { counts, excludedFor, numerator, denominator } = model;
    if (excludedFor) return `left out: ${reasons[excludedFor] ?? excludedFor}`;
    if (denominator !== undefined) return `${numerator} of ${denominator}`;
    return counts ? 'counts' : 'does not count';
  };
  return (
    <CardState
      data={data}
      what="the models behind this figure"
      skeleton={<Skeleton height={160} />}
      isEmpty={page => page.items.length === 0}
      empty={
        <Typography color="textSecondary">
          There is no model that this figure is about.
        </Typography>
      }
    >
      {page => (
        <>
          <ChartTable
            label="Models behind this figure, those that do not count first"
            columns={['Model', 'Here']}
            rows={page.items.map(model => ({
              key: model.ref,
              cells: [
                model.inCatalog ? (
                  <Link
                    to={entityRoute(
                      entityRouteParams(parseEntityRef(model.ref)),
                    )}
                  >
                    {parseEntityRef(model.ref).name}
                  </Link>
                ) : (
                  model.ref
                ),
                standing(model),
              ],
            }))}
          />
          <PageButtons
            pages={pages}
            total={page.total}
            size={PAGE}
            nextCursor={page.nextCursor}
          />
        </>
      )}
    </CardState>
  );
}
