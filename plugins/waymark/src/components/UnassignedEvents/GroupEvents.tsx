import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  waymarkSourceReadPermission,
  type UnassignedGroup,
} from 'backstage-plugin-waymark-common';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { CardState, RelativeTime, Skeleton } from '../common';
import { PageButtons } from '../FigureDrawer/PageButtons';
import { usePages } from '../FigureDrawer/usePages';
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
  const api = useApi(waymarkApiRef);
  const pages = usePages();
  const data = useModelData(
    undefined,
    () =>
      api.getUnassignedEvents(group.id, {
        cursor: pages.cursor,
        limit: PAGE_SIZE,
      }),
    [group.id, group.count, pages.cursor],
  );
  return (
    <CardState
      data={data}
      what="these events"
      permission={waymarkSourceReadPermission.name}
      skeleton={<Skeleton height={120} />}
    >
      {page => (
        <>
          <Table size="small" aria-label={label}>
            <TableHead>
              <TableRow>
                <TableCell>Event</TableCell>
                <TableCell>When</TableCell>
                <TableCell>Subject</TableCell>
                <TableCell>Version</TableCell>
                <TableCell>Environment</TableCell>
                <TableCell align="right">Do</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {page.items.map(({ source, id, ...event }) => (
                <TableRow key={id}>
                  <TableCell component="th" scope="row" role="rowheader">
                    {id}
                  </TableCell>
                  <TableCell>
                    <RelativeTime at={event.time} />
                  </TableCell>
                  <TableCell>{event.subject}</TableCell>
                  <TableCell>{event.version ?? '–'}</TableCell>
                  <TableCell>{event.environment ?? '–'}</TableCell>
                  <TableCell align="right">
                    <Button
                      size="small"
                      aria-label={`Assign event ${id} to a model`}
                      onClick={() =>
                        onAssign({
                          events: [{ source, id }],
                          words: `Event ${id}, ${kindWords(event.type)}`,
                        })
                      }
                    >
                      Assign
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <PageButtons
            pages={pages}
            total={page.total}
            size={PAGE_SIZE}
            nextCursor={page.nextCursor}
          />
        </>
      )}
    </CardState>
  );
}
