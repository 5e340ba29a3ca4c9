import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { WAYMARK_PLATFORM_REF } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { CampaignsView } from '../Campaigns/CampaignsView';
import { ModelsOverview } from './ModelsOverview';
import { RejudgingNote } from './RejudgingNote';
import { SubjectScorecard } from './SubjectScorecard';
import { TeamScorecard } from './TeamScorecard';
import { useMaturityQuery } from '../../hooks/useMaturityQuery';

const useStyles = makeStyles(theme => ({
  body: { marginTop: theme.spacing(3), minWidth: 0 },
}));

/** The maturity page without a header, which each frontend system draws itself. */
export function MaturityContent() {
  const t = useTranslate();
  const classes = useStyles();
  const [{ view }, set] = useMaturityQuery();
  return (
    <>
      <Tabs
        value={view}
        onChange={(_, next) => set({ view: next })}
        aria-label={t('maturity.tabs.label')}
        indicatorColor="primary"
      >
        <Tab value="models" label={t('maturity.tabs.models')} />
        <Tab value="teams" label={t('maturity.tabs.teams')} />
        <Tab value="platform" label={t('maturity.tabs.platform')} />
        <Tab value="campaigns" label={t('maturity.tabs.campaigns')} />
      </Tabs>
      <div className={classes.body}>
        {(view === 'models' || view === 'campaigns') && <RejudgingNote />}
        {view === 'models' && <ModelsOverview />}
        {view === 'campaigns' && <CampaignsView />}
        {view === 'teams' && <TeamScorecard />}
        {view === 'platform' && (
          <SubjectScorecard
            subjectRef={WAYMARK_PLATFORM_REF}
            title={t('maturity.thePlatform')}
          />
        )}
      </div>
    </>
  );
}
