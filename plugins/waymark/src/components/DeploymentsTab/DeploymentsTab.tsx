import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CorrectionKind } from 'backstage-plugin-waymark-common';
import { useLocation } from 'react-router-dom';
import { combineQueries, useModelQuery, useRefreshModel } from '../../queries';
import { modelRefOf } from '../../modelRefOf';
import { useTranslate } from '../../hooks/useTranslate';
import { CardState, EmptyNote, Skeleton } from '../common';
import { EnvironmentSelect } from '../common/filters/EnvironmentSelect';
import { useUrlParam } from '../common/filters/useUrlParam';
import { useWindowParam } from '../common/filters/useWindowParam';
import { WindowPicker } from '../common/filters/WindowPicker';
import { CorrectionsCard } from '../Corrections';
import { GatesCard } from '../Gates';
import { AsItWas } from './AsItWas';
import { DeploymentsTable } from './DeploymentsTable';
import { DeploymentTimeline } from './DeploymentTimeline';
import { eventAnchor, openingOf } from '../common/table/eventAnchor';
import { IncidentsTable } from './IncidentsTable';

const LIMIT = 200;
const DAY_MS = 86_400_000;
const MARKED: CorrectionKind[] = [
  'incidentAttributed',
  'incidentEnded',
  'deploymentMarked',
];

const useStyles = makeStyles(theme => ({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    // Room for floating labels, which the card would cut
    paddingTop: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
  section: { marginTop: theme.spacing(4) },
}));

/** What was deployed where and when, what became of it, and the way back. */
export function DeploymentsTab() {
  const { entity } = useEntity();
  const modelRef = modelRefOf(entity);
  const classes = useStyles();
  const t = useTranslate();
  const [window, setWindow] = useWindowParam();
  const [environment, setEnvironment] = useUrlParam('environment');
  const { hash } = useLocation();
  const data = combineQueries({
    deployments: useModelQuery(modelRef, 'getDeployments', { limit: LIMIT }),
    incidents: useModelQuery(modelRef, 'getIncidents', { limit: LIMIT }),
  });
  const onCorrected = useRefreshModel(modelRef);
  const corrected = useModelQuery(modelRef, 'getCorrections', {
    kinds: MARKED,
    limit: 200,
  });
  const corrections = corrected.value?.items ?? [];
  return (
    <>
      <EntityInfoCard title={t('deployments.title')}>
        <CardState
          data={data}
          what={t('deployments.what')}
          skeleton={
            <>
              <Skeleton height={200} />
              <Skeleton height={320} />
            </>
          }
          isEmpty={({ deployments }) => deployments.total === 0}
          empty={
            <EmptyNote title={t('deployments.empty.title')}>
              {t('deployments.empty.text', {
                event: <code>service.deployed</code>,
              })}
            </EmptyNote>
          }
        >
          {({ deployments, incidents }) => (
            <>
              <div className={classes.controls}>
                <WindowPicker value={window} onChange={setWindow} />
                <EnvironmentSelect
                  environments={deployments.items.map(each => each.environment)}
                  value={environment}
                  anyLabel={t('deployments.everyEnvironment')}
                  onChange={setEnvironment}
                />
                <AsItWas modelRef={modelRef} />
              </div>
              <DeploymentTimeline
                deployments={deployments.items}
                incidents={incidents.items}
                days={parseInt(window, 10)}
                environment={environment}
              />
              {deployments.total > deployments.items.length && (
                <Typography variant="caption" color="textSecondary">
                  {t('deployments.timelineCut', {
                    shown: String(deployments.items.length),
                    total: String(deployments.total),
                  })}
                </Typography>
              )}
              <div className={classes.section}>
                <DeploymentsTable
                  key={environment ?? ''}
                  latest={deployments.items}
                  environment={environment}
                  corrections={corrections}
                  onCorrected={onCorrected}
                />
              </div>
              <div className={classes.section}>
                <Typography variant="h6" component="h3" gutterBottom>
                  {t('deployments.incidents.label')}
                </Typography>
                <IncidentsTable
                  modelRef={modelRef}
                  incidents={incidents.items.filter(
                    incident =>
                      `#${eventAnchor(openingOf(incident))}` === hash ||
                      ((!environment || incident.environment === environment) &&
                        (incident.endedAt === null ||
                          Date.parse(incident.startedAt) >=
                            Date.now() - parseInt(window, 10) * DAY_MS)),
                  )}
                  corrections={corrections}
                  onCorrected={onCorrected}
                />
                {incidents.total > incidents.items.length && (
                  <Typography variant="caption" color="textSecondary">
                    {t('deployments.incidentsCut', {
                      shown: String(incidents.items.length),
                      total: String(incidents.total),
                    })}
                  </Typography>
                )}
              </div>
            </>
          )}
        </CardState>
      </EntityInfoCard>
      <div className={classes.section}>
        <GatesCard modelRef={modelRef} />
      </div>
      <div className={classes.section}>
        <CorrectionsCard modelRef={modelRef} onReversed={onCorrected} />
      </div>
    </>
  );
}
