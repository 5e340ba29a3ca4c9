import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { waymarkSourceReadPermission } from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { ChartTable } from '../charts/ChartTable';
import { CardState, EmptyNote, RelativeTime, Skeleton } from '../common';

const SHOWN = 50;

export type ConflictsProps = {
  /** Id of the way in; all when absent */
  source?: string;
};

/** Events that came again with other content; the first counts. */
export function Conflicts(props: ConflictsProps) {
  const { source } = props;
  const api = useApi(waymarkApiRef);
  const data = useModelData(
    undefined,
    () => api.getConflicts({ source, limit: SHOWN }),
    [api, source],
  );
  return (
    <CardState
      data={data}
      what="the conflicts"
      permission={waymarkSourceReadPermission.name}
      skeleton={<Skeleton height="6em" />}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyNote title="No conflicts">
          Here stand events that came again under a known id with other content.
          They are refused: the first one counts.
        </EmptyNote>
      }
    >
      {({ items, nextCursor }) => (
        <>
          <Typography variant="body2" color="textSecondary" gutterBottom>
            The same id with other content. The first one counts; give a changed
            event an id of its own.
            {nextCursor && ` The latest ${SHOWN} are shown.`}
          </Typography>
          <ChartTable
            label="Conflicts"
            columns={['When', 'Event', 'Model', 'Sent by', 'Differs at']}
            rows={items.map(conflict => ({
              key: `${conflict.arrivedAt} ${conflict.source} ${conflict.eventId}`,
              cells: [
                <RelativeTime at={conflict.arrivedAt} />,
                `${conflict.eventId} of ${conflict.source}`,
                conflict.model ? (
                  <EntityRefLink entityRef={conflict.model} hideIcon />
                ) : (
                  'unassigned'
                ),
                `${conflict.sender} at ${conflict.door}`,
                conflict.differs.join(', ') || 'no longer known',
              ],
            }))}
          />
        </>
      )}
    </CardState>
  );
}
