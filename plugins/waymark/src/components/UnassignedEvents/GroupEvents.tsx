import Button from '@material-ui/core/Button';
import {
  waymarkSourceReadPermission,
  type UnassignedEventPage,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
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
    { title: t('unassigned.events.event'), cell: ({ id }) => id },
    {
      title: t('unassigned.events.when'),
      cell: ({ time }) => <RelativeTime at={time} />,
    },
    { title: t('unassigned.events.subject'), cell: ({ subject }) => subject },
    {
      title: t('unassigned.events.version'),
      cell: ({ version }) => version ?? '–',
    },
    {
      title: t('unassigned.events.environment'),
      cell: ({ environment }) => environment ?? '–',
    },
    {
      title: t('unassigned.column.do'),
      align: 'right',
      cell: ({ source, id, type }) => (
        <Button
          size="small"
          aria-label={t('unassigned.assign.eventToModel', { id })}
          onClick={() =>
            onAssign({
              events: [{ source, id }],
              words: t('unassigned.assign.event', {
                id,
                type: kindWords(type),
              }),
            })
          }
        >
          {t('unassigned.assign.label')}
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
      what={t('unassigned.events.what')}
      permission={waymarkSourceReadPermission.name}
      empty={t('unassigned.events.empty')}
    />
  );
}
