import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  type Conflict,
  waymarkSourceReadPermission,
} from 'backstage-plugin-waymark-common';
import { useWaymarkQuery } from '../../queries';
import {
  type Column,
  EmptyNote,
  PagedTable,
  RelativeTime,
  usePages,
} from '../common';

const PAGE_SIZE = 25;

const COLUMNS: Column<Conflict>[] = [
  { title: 'When', cell: ({ arrivedAt }) => <RelativeTime at={arrivedAt} /> },
  { title: 'Event', cell: ({ eventId, source }) => `${eventId} of ${source}` },
  {
    title: 'Model',
    cell: ({ model }) =>
      model ? <EntityRefLink entityRef={model} hideIcon /> : 'unassigned',
  },
  { title: 'Sent by', cell: ({ sender, door }) => `${sender} at ${door}` },
  {
    title: 'Differs at',
    cell: ({ differs }) => differs.join(', ') || 'no longer known',
  },
];

export type ConflictsProps = {
  /** Id of the way in; all when absent */
  source?: string;
};

/** Events that came again with other content; the first counts. */
export function Conflicts(props: ConflictsProps) {
  const { source } = props;
  const pages = usePages();
  const data = useWaymarkQuery('intake', 'getConflicts', {
    source,
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <PagedTable
      label="Conflicts"
      columns={COLUMNS}
      keyOf={conflict =>
        `${conflict.arrivedAt} ${conflict.source} ${conflict.eventId}`
      }
      data={data}
      pages={pages}
      size={PAGE_SIZE}
      what="the conflicts"
      permission={waymarkSourceReadPermission.name}
      head={
        <Typography variant="body2" color="textSecondary" gutterBottom>
          The same id with other content. The first one counts; give a changed
          event an id of its own.
        </Typography>
      }
      empty={
        <EmptyNote title="No conflicts">
          Here stand events that came again under a known id with other content.
          They are refused: the first one counts.
        </EmptyNote>
      }
    />
  );
}
