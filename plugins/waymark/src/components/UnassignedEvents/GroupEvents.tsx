import Button from '@material-ui/core/Button';
import {
  waymarkSourceReadPermission,
  type UnassignedEventPage,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import { useCachedQuery } from '../../queries';
import { type Column, PagedTable, RelativeTime, usePages } from '../common';
import type { Assignable } from './AssignDialog';
import { kindWords } from './eventWords';

const PAGE_SIZE = 10;

export type GroupEventsProps = {
  group: UnassignedGroup;
  label: string;
  onAssign(assignable: Assignable): void;
};

/** The events of one group, newest first, each to be assigned by itself. */
export function GroupEvents(props: GroupEventsProps) {
  const { group, label, onAssign } = props;
  const pages = usePages();
  const data = useCachedQuery({
    // Another number of them are other events
    key: ['intake', 'getUnassignedEvents', group.id, group.count, pages.cursor],
    load: api =>
      api.getUnassignedEvents(group.id, {
        cursor: pages.cursor,
        limit: PAGE_SIZE,
      }),
  });
  const columns: Column<UnassignedEventPage['items'][number]>[] = [
    { title: 'Event', cell: ({ id }) => id },
    { title: 'When', cell: ({ time }) => <RelativeTime at={time} /> },
    { title: 'Subject', cell: ({ subject }) => subject },
    { title: 'Version', cell: ({ version }) => version ?? '–' },
    { title: 'Environment', cell: ({ environment }) => environment ?? '–' },
    {
      title: 'Do',
      align: 'right',
      cell: ({ source, id, type }) => (
        <Button
          size="small"
          aria-label={`Assign event ${id} to a model`}
          onClick={() =>
            onAssign({
              events: [{ source, id }],
              words: `Event ${id}, ${kindWords(type)}`,
            })
          }
        >
          Assign
        </Button>
      ),
    },
  ];
  return (
    <PagedTable
      label={label}
      columns={columns}
      keyOf={({ source, id }) => `${source} ${id}`}
      data={data}
      pages={pages}
      size={PAGE_SIZE}
      what="these events"
      permission={waymarkSourceReadPermission.name}
      empty="They have been assigned meanwhile."
    />
  );
}
