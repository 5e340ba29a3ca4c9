import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { useApi } from '@backstage/core-plugin-api';
import {
  EntityInfoCard,
  EntityRefLink,
  catalogApiRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { CardState, EmptyNote, Skeleton, TierChip } from '../common';
import { modelsOfDataset } from './modelsOfDataset';

/** The models trained or evaluated on a data set, with their risk tiers. */
export function DatasetModelsCard() {
  const { entity } = useEntity();
  const catalogApi = useApi(catalogApiRef);
  const state = useAsyncRetry(
    () => modelsOfDataset(catalogApi, entity),
    [catalogApi, entity],
  );

  return (
    <EntityInfoCard title="Models on this data">
      <CardState
        data={{ ...state, refreshing: false }}
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
          <Table size="small" aria-label="Models on this data">
            <TableHead>
              <TableRow>
                <TableCell>Model</TableCell>
                <TableCell>Use</TableCell>
                <TableCell>Risk tier</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {models.map(({ ref, uses, tier, found }) => (
                <TableRow key={ref}>
                  <TableCell component="th" scope="row" role="rowheader">
                    <EntityRefLink entityRef={ref} />
                  </TableCell>
                  <TableCell>{uses.join(', ')}</TableCell>
                  <TableCell>
                    {found ? (
                      <TierChip tier={tier} />
                    ) : (
                      'gone, or hidden from you'
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </CardState>
    </EntityInfoCard>
  );
}
