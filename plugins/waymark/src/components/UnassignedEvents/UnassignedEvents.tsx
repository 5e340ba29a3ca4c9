import Typography from '@material-ui/core/Typography';
import {
  waymarkSourceReadPermission,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import { EmptyNote, PagedTable, usePages } from '../common';
import { AssignDialog, type Assignable } from './AssignDialog';
import { countWords, groupWords } from './eventWords';
import { groupColumns } from './groupColumns';
import { GroupEvents } from './GroupEvents';

const PAGE_SIZE = 25;

/** Events that name no model, by what they do name, and the way to give them one. */
export function UnassignedEvents(): JSX.Element {
  const t = useTranslate();
  const pages = usePages();
  const [assignable, setAssignable] = useState<Assignable>();
  const [done, setDone] = useState<string>();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = ({ id }: UnassignedGroup) =>
    setOpened(before => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const data = useWaymarkQuery('intake', 'getUnassigned', {
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <section aria-label={t('unassigned.title')}>
      <Typography role="status" variant="body2">
        {done}
      </Typography>
      <PagedTable
        label={t('unassigned.title')}
        columns={groupColumns(t, {
          opened,
          onToggle: toggle,
          onAssign: setAssignable,
        })}
        keyOf={({ id }) => id}
        detailOf={group =>
          opened.has(group.id) && (
            <GroupEvents
              group={group}
              label={groupWords(t, group)}
              onAssign={setAssignable}
            />
          )
        }
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what={t('unassigned.what')}
        permission={waymarkSourceReadPermission.name}
        empty={
          <EmptyNote title={t('unassigned.empty.title')}>
            {t('unassigned.empty.text')}
          </EmptyNote>
        }
      />
      {assignable && (
        <AssignDialog
          assignable={assignable}
          onAssigned={({ assigned, model, remaining }) => {
            setDone(
              t(
                remaining > 0
                  ? 'unassigned.assignedSome'
                  : 'unassigned.assigned',
                {
                  events: countWords(t, assigned),
                  model,
                  remaining: countWords(t, remaining),
                },
              ),
            );
            data.retry();
          }}
          onClose={() => setAssignable(undefined)}
        />
      )}
    </section>
  );
}
