import { Link } from '@backstage/core-components';
import {
  EntityInfoCard,
  EntityRefLink,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import DeploymentIcon from '@material-ui/icons/CloudUploadOutlined';
import FailureIcon from '@material-ui/icons/ErrorOutline';
import RecoveryIcon from '@material-ui/icons/CheckCircleOutline';
import IncidentIcon from '@material-ui/icons/ReportProblemOutlined';
import RollbackIcon from '@material-ui/icons/Undo';
import { modelRefOf } from '../../modelRefOf';
import { waymarkPalette } from '../../palette';
import { useTranslate } from '../../hooks/useTranslate';
import {
  CardState,
  EmptyNote,
  RelativeTime,
  Skeleton,
  useModelOverview,
} from '../common';
import { type ActivityItem, activityItems } from './activityItems';

const SHOWN = 10;

const icons = {
  deployment: DeploymentIcon,
  failure: FailureIcon,
  rollback: RollbackIcon,
  incident: IncidentIcon,
  recovery: RecoveryIcon,
};

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0.75, 0),
    overflowWrap: 'anywhere',
  },
}));

/** What happened to a model lately, newest first. */
export function ActivityCard() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const classes = useStyles();
  const t = useTranslate();
  const entityPath = useEntityRefLink()(entity);
  const data = useModelOverview(modelRef, overview =>
    activityItems(t, overview).slice(0, SHOWN),
  );
  return (
    <EntityInfoCard
      title={t('activity.title')}
      footerActions={
        <Link to={`${entityPath}/deployments`}>{t('activity.all')}</Link>
      }
    >
      <CardState
        data={data}
        what={t('activity.what')}
        skeleton={[1, 2, 3, 4].map(row => (
          <Skeleton key={row} height={32} />
        ))}
        isEmpty={items => items.length === 0}
        empty={
          <EmptyNote title={t('activity.empty.title')}>
            {t('activity.empty.text')}
          </EmptyNote>
        }
      >
        {items => (
          <ul className={classes.list} aria-label={t('activity.title')}>
            {items.map(item => (
              <Activity key={item.key} item={item} />
            ))}
          </ul>
        )}
      </CardState>
    </EntityInfoCard>
  );
}

function Activity(props: { item: ActivityItem }) {
  const { kind, at, text, url, askedBy, reason } = props.item;
  const t = useTranslate();
  const classes = useStyles();
  const { chart, status } = waymarkPalette(useTheme());
  const colors = {
    deployment: chart.line,
    failure: chart.failure,
    rollback: chart.rollback,
    incident: chart.incident,
    recovery: status.ok.text,
  };
  const Icon = icons[kind];
  return (
    <li className={classes.item}>
      <Icon aria-hidden style={{ color: colors[kind] }} />
      <div>
        <Typography variant="body2">
          {url ? <Link to={url}>{text}</Link> : text}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          <RelativeTime at={at} />
          {askedBy && (
            <>
              {' · '}
              {t('activity.askedBy', {
                person: <EntityRefLink entityRef={askedBy} />,
              })}
            </>
          )}
          {reason && <> · “{reason}”</>}
        </Typography>
      </div>
    </li>
  );
}
