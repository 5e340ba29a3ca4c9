import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/ExpandLess';
import OpenIcon from '@material-ui/icons/ExpandMore';
import type { UnassignedGroup } from 'backstage-plugin-waymark-common';
import { type Column, RelativeTime } from '../common';
import type { Assignable } from './AssignDialog';
import { countWords, groupWords, kindWords, nameWords } from './eventWords';

const useStyles = makeStyles({ names: { overflowWrap: 'anywhere' } });

/** Which groups show their events, and what may be done with a group. */
export type GroupColumnsOptions = {
  /** Ids of the groups opened */
  opened: ReadonlySet<string>;
  onToggle(group: UnassignedGroup): void;
  onAssign(assignable: Assignable): void;
};

/** Events that name the same, which open to show them. */
export function groupColumns(
  options: GroupColumnsOptions,
): Column<UnassignedGroup>[] {
  const { opened, onToggle, onAssign } = options;
  return [
    {
      title: 'Names',
      cell: group => (
        <Names
          group={group}
          open={opened.has(group.id)}
          onToggle={() => onToggle(group)}
        />
      ),
    },
    { title: 'Type', cell: ({ type }) => kindWords(type) },
    { title: 'From', cell: ({ source }) => <AnyWrap>{source}</AnyWrap> },
    { title: 'Events', align: 'right', cell: ({ count }) => count },
    { title: 'First', cell: ({ firstAt }) => <RelativeTime at={firstAt} /> },
    { title: 'Last', cell: ({ lastAt }) => <RelativeTime at={lastAt} /> },
    {
      title: 'Do',
      align: 'right',
      cell: group => (
        <Button
          size="small"
          variant="outlined"
          aria-label={`Assign ${groupWords(group)} to a model`}
          onClick={() =>
            onAssign({
              group: group.id,
              hint: group.hints[0],
              words: `${countWords(group.count)}, ${kindWords(
                group.type,
              )}, naming ${nameWords(group)}`,
            })
          }
        >
          Assign
        </Button>
      ),
    },
  ];
}

function Names(props: {
  group: UnassignedGroup;
  open: boolean;
  onToggle(): void;
}) {
  const { group, open, onToggle } = props;
  return (
    <AnyWrap>
      <IconButton
        size="small"
        aria-expanded={open}
        aria-label={`${open ? 'Hide' : 'Show'} ${groupWords(group)}`}
        onClick={onToggle}
      >
        {open ? <CloseIcon /> : <OpenIcon />}
      </IconButton>{' '}
      {nameWords(group)}
    </AnyWrap>
  );
}

/** Breaks long names anywhere. */
function AnyWrap({ children }: { children: React.ReactNode }) {
  const classes = useStyles();
  return <span className={classes.names}>{children}</span>;
}
