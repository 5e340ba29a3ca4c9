import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/ExpandLess';
import OpenIcon from '@material-ui/icons/ExpandMore';
import type { UnassignedGroup } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
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
  t: Translate,
  options: GroupColumnsOptions,
): Column<UnassignedGroup>[] {
  const { opened, onToggle, onAssign } = options;
  return [
    {
      title: t('unassigned.column.names'),
      cell: group => (
        <Names
          group={group}
          open={opened.has(group.id)}
          onToggle={() => onToggle(group)}
        />
      ),
    },
    { title: t('unassigned.column.type'), cell: ({ type }) => kindWords(type) },
    {
      title: t('unassigned.column.from'),
      cell: ({ source }) => <AnyWrap>{source}</AnyWrap>,
    },
    {
      title: t('unassigned.column.events'),
      align: 'right',
      cell: ({ count }) => count,
    },
    {
      title: t('unassigned.column.first'),
      cell: ({ firstAt }) => <RelativeTime at={firstAt} />,
    },
    {
      title: t('unassigned.column.last'),
      cell: ({ lastAt }) => <RelativeTime at={lastAt} />,
    },
    {
      title: t('unassigned.column.do'),
      align: 'right',
      cell: group => (
        <Button
          size="small"
          variant="outlined"
          aria-label={t('unassigned.assign.this', {
            group: groupWords(t, group),
          })}
          onClick={() =>
            onAssign({
              group: group.id,
              hint: group.hints[0],
              words: t('unassigned.assign.group', {
                events: countWords(t, group.count),
                type: kindWords(group.type),
                name: nameWords(t, group),
              }),
            })
          }
        >
          {t('unassigned.assign.label')}
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
  const t = useTranslate();
  return (
    <AnyWrap>
      <IconButton
        size="small"
        aria-expanded={open}
        aria-label={t(open ? 'unassigned.hide' : 'unassigned.show', {
          group: groupWords(t, group),
        })}
        onClick={onToggle}
      >
        {open ? <CloseIcon /> : <OpenIcon />}
      </IconButton>{' '}
      {nameWords(t, group)}
    </AnyWrap>
  );
}

/** Breaks long names anywhere. */
function AnyWrap({ children }: { children: React.ReactNode }) {
  const classes = useStyles();
  return <span className={classes.names}>{children}</span>;
}
