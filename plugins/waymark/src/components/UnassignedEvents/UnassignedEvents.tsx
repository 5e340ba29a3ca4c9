import { useApi } from '@backstage/core-plugin-api';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { waymarkSourceReadPermission } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { CardState, EmptyNote, Skeleton, ScrollingTable } from '../common';
import { PageButtons } from '../FigureDrawer/PageButtons';
import { usePages } from '../FigureDrawer/usePages';
import { AssignDialog, type Assignable } from './AssignDialog';
import { countWords } from './eventWords';
import { UnassignedGroupRow } from './UnassignedGroupRow';

const PAGE_SIZE = 25;

/** Events that name no model, by what they do name, and the way to give them one. */
export function UnassignedEvents(): JSX.Element {
  const api = useApi(waymarkApiRef);
  const pages = usePages();
  const [assignable, setAssignable] = useState<Assignable>();
  const [done, setDone] = useState<string>();
  const data = useModelData(
    undefined,
    () => api.getUnassigned({ cursor: pages.cursor, limit: PAGE_SIZE }),
    [pages.cursor],
  );
  return (
    <section aria-label="Unassigned events">
      <Typography role="status" variant="body2">
        {done}
      </Typography>
      <CardState
        data={data}
        what="the unassigned events"
        permission={waymarkSourceReadPermission.name}
        skeleton={<Skeleton height={200} />}
        isEmpty={page => page.total === 0}
        empty={
          <EmptyNote title="Every event has its model">
            An event that names no model, and nothing the catalog knows one by,
            is kept and listed here until somebody says whose it is.
          </EmptyNote>
        }
      >
        {page => (
          <>
            <ScrollingTable label="Unassigned events">
              <TableHead>
                <TableRow>
                  <TableCell>Names</TableCell>
                  <TableCell>Type</TableCell>
                  <TableCell>From</TableCell>
                  <TableCell align="right">Events</TableCell>
                  <TableCell>First</TableCell>
                  <TableCell>Last</TableCell>
                  <TableCell align="right">Do</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {page.items.map(group => (
                  <UnassignedGroupRow
                    key={group.id}
                    group={group}
                    onAssign={setAssignable}
                  />
                ))}
              </TableBody>
            </ScrollingTable>
            <PageButtons
              pages={pages}
              total={page.total}
              size={PAGE_SIZE}
              nextCursor={page.nextCursor}
            />
          </>
        )}
      </CardState>
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
