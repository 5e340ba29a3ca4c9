import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type {
  RollupFigure,
  RollupOptions,
} from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { formatFigure } from '../../format';
import { useModelData } from '../../hooks/useModelData';
import { ChartTable } from '../charts/ChartTable';
import { CardState, Skeleton } from '../common';
import { PageButtons } from '../FigureDrawer/PageButtons';
import { usePages } from '../FigureDrawer/usePages';
import { QuartileBar } from './QuartileBar';

const PAGE = 25;

/** A figure over many models, and how it was asked for. */
export type RollupModelsProps = { figure: RollupFigure; asked: RollupOptions };

/** What each model brings, leading to the events behind its own figure. */
export function RollupModels(props: RollupModelsProps) {
  const { figure, asked } = props;
  const api = useApi(waymarkApiRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const pages = usePages();
  const data = useModelData(
    undefined,
    () =>
      api.getRollupModels(figure.id, {
        ...asked,
        cursor: pages.cursor,
        limit: PAGE,
      }),
    [figure.id, JSON.stringify(asked), pages.cursor],
  );
  return (
    <>
      <QuartileBar figure={figure} />
      <CardState
        data={data}
        what="the models behind this figure"
        skeleton={<Skeleton height={160} />}
        isEmpty={page => page.items.length === 0}
        empty={
          <Typography color="textSecondary">
            No model in this scope has sent events.
          </Typography>
        }
      >
        {page => (
          <>
            <ChartTable
              label="Models behind this figure, greatest first"
              columns={['Model', 'Value', 'Over']}
              rows={page.items.map(({ ref, inCatalog, value, sampleSize }) => ({
                key: ref,
                cells: [
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
                  formatFigure(value, figure.unit),
                  sampleSize,
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
    </>
  );
}
