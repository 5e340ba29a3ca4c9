import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { modelRefOf } from '../../modelRefOf';
import { useTranslate } from '../../hooks/useTranslate';
import {
  CardState,
  LevelChip,
  Skeleton,
  TierChip,
  useModelOverview,
} from '../common';
import { attentionWords } from '../common/attentionWords';
import { GovernanceNotes } from './GovernanceNotes';
import { LiveSentence } from './LiveSentence';
import { RollbackButton } from './RollbackButton';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1.5) },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
  },
  notes: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** What a model is and what of it is live, with Roll back at hand. */
export function AtAGlanceCard() {
  const classes = useStyles();
  const t = useTranslate();
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  const path = useEntityRefLink()(entity);
  const data = useModelOverview(ref, ({ model }) => model);

  return (
    <EntityInfoCard title={t('atAGlance.title')}>
      <CardState
        data={data}
        what={t('atAGlance.what')}
        skeleton={
          <>
            <Skeleton width="60%" />
            <Skeleton width="45%" />
            <Skeleton width="8rem" height="2.25rem" />
          </>
        }
      >
        {model => (
          <div className={classes.root}>
            <div className={classes.row}>
              <Typography component="span">
                {model.type ?? String(entity.spec?.type ?? t('atAGlance.type'))}
              </Typography>
              <TierChip tier={model.tier} />
              <LevelChip level={model.level} />
            </div>
            <LiveSentence entity={entity} live={model.live} />
            <GovernanceNotes model={model} path={path} />
            <Notes
              className={classes.notes}
              notes={[
                ...model.attention
                  .filter(({ kind }) => kind !== 'denied')
                  .map(each => ({ ...each, text: attentionWords(t, each) })),
                ...model.warnings,
              ]}
            />
            <div className={classes.row}>
              <RollbackButton
                impossible={
                  model.live.length === 0
                    ? t('atAGlance.nothingLive')
                    : undefined
                }
              />
            </div>
          </div>
        )}
      </CardState>
    </EntityInfoCard>
  );
}

function Notes(props: {
  className: string;
  notes: { kind: string; text: string }[];
}) {
  const { className, notes } = props;
  const t = useTranslate();
  if (notes.length === 0) return null;
  return (
    <ul className={className} aria-label={t('atAGlance.needsAttention')}>
      {notes.map(({ kind, text }) => (
        <Typography key={`${kind} ${text}`} component="li" variant="body2">
          {text}
        </Typography>
      ))}
    </ul>
  );
}
