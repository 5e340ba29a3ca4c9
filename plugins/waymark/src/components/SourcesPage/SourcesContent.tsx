import { useState, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { waymarkSourceReadPermission } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { useCachedQuery } from '../../queries';
import { CardState, EmptyNote } from '../common';
import { useUrlParam } from '../common/filters/useUrlParam';
import { UnassignedEvents } from '../UnassignedEvents';
import { Conflicts } from './Conflicts';
import { NewSourceDialog } from './NewSourceDialog';
import { SourceDrawer } from './SourceDrawer';
import { SourcesTable } from './SourcesTable';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  section: { minWidth: 0, padding: theme.spacing(2) },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
}));

/** Who sends, how much, what was refused and why; without a header. */
export function SourcesContent() {
  const t = useTranslate();
  const classes = useStyles();
  const [opened, open] = useUrlParam('source');
  const [making, setMaking] = useState(false);
  const data = useCachedQuery({
    key: ['intake', 'getSources'],
    load: api => api.getSources(),
    select: ({ items }) => items,
  });
  const source = data.value?.find(({ id }) => id === opened);

  // Whether one may depends on the models it is to speak of
  const newSource = (
    <Button
      size="small"
      variant="contained"
      color="primary"
      startIcon={<AddIcon aria-hidden />}
      onClick={() => setMaking(true)}
    >
      {t('sources.create.title')}
    </Button>
  );
  return (
    <div className={classes.root}>
      <Section title={t('sources.title')} action={newSource}>
        <CardState
          data={data}
          what={t('sources.what')}
          permission={waymarkSourceReadPermission.name}
          skeleton={<SourcesTable onOpen={open} />}
          isEmpty={items => items.length === 0}
          empty={
            <EmptyNote title={t('sources.empty.title')}>
              {t('sources.empty.text')}
            </EmptyNote>
          }
        >
          {items => <SourcesTable sources={items} onOpen={open} />}
        </CardState>
      </Section>
      {data.value && (
        <>
          <Section title={t('sources.unassigned')}>
            <UnassignedEvents />
          </Section>
          <Section title={t('sources.conflicts.title')}>
            <Conflicts />
          </Section>
        </>
      )}
      <SourceDrawer
        source={source}
        onClose={() => open(undefined)}
        onChanged={data.retry}
      />
      <NewSourceDialog
        open={making}
        onMade={data.retry}
        onClose={() => setMaking(false)}
      />
    </div>
  );
}

function Section(props: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <Paper variant="outlined" component="section" className={classes.section}>
      <div className={classes.head}>
        <Typography variant="h6" component="h2">
          {props.title}
        </Typography>
        {props.action}
      </div>
      {props.children}
    </Paper>
  );
}
