import Typography from '@material-ui/core/Typography';
import {
  waymarkSourceReadPermission,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useWaymarkQuery } from '../../queries';
import { EmptyNote, PagedTable, usePages } from '../common';
import { AssignDialog, type Assignable } from './AssignDialog';
import { countWords, groupWords } from './eventWords';
import { groupColumns } from './groupColumns';
import { GroupEvents } from './GroupEvents';

const PAGE_SIZE = 25;

/** Events that name no model, by what they do name, and the way to give them one. */
export function UnassignedEvents(): JSX.Element {
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
    <section aria-label="Unassigned events">
      <Typography role="status" variant="body2">
        {done}
      </Typography>
      <PagedTable
        label="Unassigned events"
        columns={groupColumns({
          opened,
          onToggle: toggle,
          onAssign: setAssignable,
        })}
        keyOf={({ id }) => id}
        detailOf={group =>
          opened.has(group.id) && (
            <GroupEvents
              group={group}
              label={groupWords(group)}
              onAssign={setAssignable}
            />
          )
        }
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what="the unassigned events"
        permission={waymarkSourceReadPermission.name}
        empty={
          <EmptyNote title="Every event has its model">
            An event that names no model, and nothing the catalog knows one by,
            is kept and listed here until somebody says whose it is.
          </EmptyNote>
        }
      />
      {assignable && (
        <AssignDialog
          assignable={assignable}
          onAssigned={({ assigned, model, remaining }) => {
            setDone(
              `${countWords(assigned)} assigned to ${model}.${
                remaining > 0 ? ` ${countWords(remaining)} are left.` : ''
              }`,
            );
            data.retry();
          }}
          onClose={() => setAssignable(undefined)}
        />
      )}
    </section>
  );
}
