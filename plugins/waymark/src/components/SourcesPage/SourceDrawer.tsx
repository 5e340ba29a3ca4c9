import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import type { ReactNode } from 'react';
import type { Source } from 'backstage-plugin-waymark-common';
import { FactList, RelativeTime } from '../common';
import { DaysChart } from './DaysChart';
import { FirstEvent } from './FirstEvent';
import { Rejections } from './Rejections';
import { SendHints } from './SendHints';
import { SourceActions } from './SourceActions';
import { SourceState } from './SourceState';
import { kindWords, sourceTitle } from './sourceWords';

const TITLE_ID = 'waymark-source-title';

const useStyles = makeStyles(theme => ({
  paper: {
    width: 720,
    maxWidth: '100vw',
    padding: theme.spacing(3),
    boxSizing: 'border-box',
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  section: { marginTop: theme.spacing(3), minWidth: 0 },
}));

export type SourceDrawerProps = {
  /** Closed without one */
  source?: Source;
  onClose(): void;
  onChanged(): void;
};

/** One way in: what came by it day by day, what was refused, and its limits. */
export function SourceDrawer(props: SourceDrawerProps) {
  const { source, onClose, onChanged } = props;
  const classes = useStyles();
  return (
    <Drawer
      anchor="right"
      open={source !== undefined}
      onClose={onClose}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': TITLE_ID,
      }}
    >
      {source && (
        <>
          <div className={classes.head}>
            <Typography id={TITLE_ID} variant="h5" component="h2">
              {sourceTitle(source)}
            </Typography>
            <IconButton size="small" aria-label="Close" onClick={onClose}>
              <CloseIcon />
            </IconButton>
          </div>
          <Typography variant="body2" color="textSecondary" gutterBottom>
            {kindWords(source)}
          </Typography>
          <SourceState source={source} />
          <Section title="What came">
            <FactList facts={factsOf(source)} />
          </Section>
          <div className={classes.section}>
            <DaysChart days={source.days} />
          </div>
          <Section title="Refused">
            <Rejections sourceId={source.id} />
          </Section>
          {source.kind === 'token' && (
            <>
              <Section title="Limits">
                <FactList facts={limitsOf(source)} />
              </Section>
              {source.state !== 'revoked' && (
                <SourceActions
                  key={source.id}
                  source={source}
                  onChanged={onChanged}
                />
              )}
            </>
          )}
          {isSendable(source) && (
            <Section title="How to send">
              <SendHints key={source.id} source={source} />
              <FirstEvent key={`first ${source.id}`} source={source} />
            </Section>
          )}
        </>
      )}
    </Drawer>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.section}>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

function isSendable({ kind, state }: Source): boolean {
  return (
    kind === 'webhook' ||
    (kind === 'token' && state !== 'revoked' && state !== 'expired')
  );
}

function factsOf({ lastHeardAt, totals, unassigned }: Source) {
  return [
    {
      term: 'Last heard',
      value: lastHeardAt ? <RelativeTime at={lastHeardAt} /> : 'never',
    },
    { term: 'Accepted', value: totals.accepted },
    { term: 'Known already', value: totals.duplicates },
    { term: 'Conflicts', value: totals.conflicts },
    { term: 'Rejected', value: totals.rejected },
    { term: 'Unassigned', value: unassigned },
  ];
}

function limitsOf(source: Source) {
  const { eventSource, models, types, createdBy, createdAt } = source;
  const { renewedAt, expiresAt, previousUntil } = source;
  return [
    { term: 'Event source', value: eventSource },
    { term: 'Models', value: models?.join(', ') ?? 'any' },
    { term: 'Event types', value: types?.join(', ') ?? 'any' },
    {
      term: 'Approvals',
      value: source.approver ? 'may tell of them' : 'are refused',
    },
    { term: 'Made by', value: createdBy },
    { term: 'Made', value: createdAt && <RelativeTime at={createdAt} /> },
    ...(renewedAt
      ? [{ term: 'Renewed', value: <RelativeTime at={renewedAt} /> }]
      : []),
    {
      term: 'Expires',
      value: expiresAt ? <RelativeTime at={expiresAt} /> : 'never',
    },
    ...(previousUntil
      ? [
          {
            term: 'The token before it works until',
            value: <RelativeTime at={previousUntil} />,
          },
        ]
      : []),
  ];
}
