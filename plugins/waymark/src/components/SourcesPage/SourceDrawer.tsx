import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import type { ReactNode } from 'react';
import type { Source } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
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
  const t = useTranslate();
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
              {sourceTitle(t, source)}
            </Typography>
            <IconButton
              size="small"
              aria-label={t('sources.drawer.close')}
              onClick={onClose}
            >
              <CloseIcon />
            </IconButton>
          </div>
          <Typography variant="body2" color="textSecondary" gutterBottom>
            {kindWords(t, source)}
          </Typography>
          <SourceState source={source} />
          <Section title={t('sources.drawer.came')}>
            <FactList facts={factsOf(t, source)} />
          </Section>
          <div className={classes.section}>
            <DaysChart days={source.days} />
          </div>
          <Section title={t('sources.rejections.label')}>
            <Rejections sourceId={source.id} />
          </Section>
          {source.kind === 'token' && (
            <>
              <Section title={t('sources.drawer.limits')}>
                <FactList facts={limitsOf(t, source)} />
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
            <Section title={t('sources.drawer.howToSend')}>
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

function factsOf(t: Translate, { lastHeardAt, totals, unassigned }: Source) {
  return [
    {
      term: t('sources.drawer.lastHeard'),
      value: lastHeardAt ? (
        <RelativeTime at={lastHeardAt} />
      ) : (
        t('sources.drawer.never')
      ),
    },
    { term: t('sources.drawer.accepted'), value: totals.accepted },
    { term: t('sources.drawer.known'), value: totals.duplicates },
    { term: t('sources.conflicts.title'), value: totals.conflicts },
    { term: t('sources.drawer.rejected'), value: totals.rejected },
    { term: t('sources.drawer.unassigned'), value: unassigned },
  ];
}

function limitsOf(t: Translate, source: Source) {
  const { eventSource, models, types, createdBy, createdAt } = source;
  const { renewedAt, expiresAt, previousUntil } = source;
  return [
    { term: t('sources.create.eventSource'), value: eventSource },
    {
      term: t('sources.create.models'),
      value: models?.join(', ') ?? t('sources.drawer.any'),
    },
    {
      term: t('sources.create.types'),
      value: types?.join(', ') ?? t('sources.drawer.any'),
    },
    {
      term: t('sources.drawer.approvals'),
      value: source.approver
        ? t('sources.drawer.approver')
        : t('sources.drawer.noApprover'),
    },
    { term: t('sources.drawer.madeBy'), value: createdBy },
    {
      term: t('sources.drawer.made'),
      value: createdAt && <RelativeTime at={createdAt} />,
    },
    ...(renewedAt
      ? [
          {
            term: t('sources.drawer.renewed'),
            value: <RelativeTime at={renewedAt} />,
          },
        ]
      : []),
    {
      term: t('sources.drawer.expires'),
      value: expiresAt ? (
        <RelativeTime at={expiresAt} />
      ) : (
        t('sources.drawer.never')
      ),
    },
    ...(previousUntil
      ? [
          {
            term: t('sources.drawer.previousUntil'),
            value: <RelativeTime at={previousUntil} />,
          },
        ]
      : []),
  ];
}
