import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/ExpandLess';
import OpenIcon from '@material-ui/icons/ExpandMore';
import type { UnassignedGroup } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { RelativeTime } from '../common';
import type { Assignable } from './AssignDialog';
import { countWords, kindWords, nameWords } from './eventWords';
import { GroupEvents } from './GroupEvents';

const useStyles = makeStyles({ names: { overflowWrap: 'anywhere' } });

export type UnassignedGroupRowProps = {
  group: UnassignedGroup;
  onAssign(assignable: Assignable): void;
};

/** A group of events, which opens to show them. */
export function UnassignedGroupRow(props: UnassignedGroupRowProps) {
  const { group, onAssign } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const names = nameWords(group);
  const kind = kindWords(group.type);
  const of = `${kind} events that name ${names}`;
  return (
    <>
      <TableRow>
        <TableCell
          component="th"
          scope="row"
          role="rowheader"
          className={classes.names}
        >
          <IconButton
            size="small"
            aria-expanded={open}
            aria-label={`${open ? 'Hide' : 'Show'} ${of}`}
            onClick={() => setOpen(!open)}
          >
            {open ? <CloseIcon /> : <OpenIcon />}
          </IconButton>{' '}
          {names}
        </TableCell>
        <TableCell>{kind}</TableCell>
        <TableCell className={classes.names}>{group.source}</TableCell>
        <TableCell align="right">{group.count}</TableCell>
        <TableCell>
          <RelativeTime at={group.firstAt} />
        </TableCell>
        <TableCell>
          <RelativeTime at={group.lastAt} />
        </TableCell>
        <TableCell align="right">
          <Button
            size="small"
            variant="outlined"
            aria-label={`Assign ${of} to a model`}
            onClick={() =>
              onAssign({
                group: group.id,
                hint: group.hints[0],
                words: `${countWords(group.count)}, ${kind}, naming ${names}`,
              })
            }
          >
            Assign
          </Button>
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={7}>
            <GroupEvents group={group} label={of} onAssign={onAssign} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
