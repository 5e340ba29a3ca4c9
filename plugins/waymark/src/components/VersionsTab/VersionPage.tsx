import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ModelVersion,
  ModelVersionDetail,
} from 'backstage-plugin-waymark-common';
import type { ReactNode } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import { CardState, FactList, RelativeTime, Skeleton } from '../common';
import { VersionApprovals } from './VersionApprovals';
import { VersionDeployments } from './VersionDeployments';
import { VersionEvaluations } from './VersionEvaluations';
import { VersionEvidence } from './VersionEvidence';
import { VersionGates } from './VersionGates';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), minWidth: 0 },
  section: { minWidth: 0 },
}));

export type VersionPageProps = { modelRef: string; version: string };

/** One version, from what it was trained on to what became of it. */
export function VersionPage(props: VersionPageProps) {
  const { modelRef, version } = props;
  const classes = useStyles();
  const t = useTranslate();
  const data = useModelQuery(modelRef, 'getVersion', version);
  return (
    <EntityInfoCard title={t('versions.page.title', { version })}>
      <p>
        <Link to="?">{t('versions.page.back')}</Link>
      </p>
      <CardState
        data={data}
        what={t('versions.page.what')}
        skeleton={<Skeleton height={320} />}
      >
        {detail => (
          <div className={classes.root}>
            <Training {...detail} />
            <Section title={t('versions.evaluations')}>
              <VersionEvaluations evaluations={detail.version.evaluations} />
            </Section>
            <Section title={t('versions.evidence')}>
              <VersionEvidence evidence={detail.version.evidence} />
            </Section>
            <Section title={t('versions.page.gates')}>
              <VersionGates gates={detail.gates} />
            </Section>
            <Section title={t('versions.page.approvals')}>
              <VersionApprovals approvals={detail.approvals} />
            </Section>
            <Section title={t('versions.page.deployments')}>
              <VersionDeployments
                deployments={detail.deployments}
                total={detail.deploymentsTotal}
              />
            </Section>
          </div>
        )}
      </CardState>
    </EntityInfoCard>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section aria-label={props.title} className={classes.section}>
      <Typography variant="h6" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

function Training(props: Pick<ModelVersionDetail, 'version' | 'changes'>) {
  const { version, changes } = props;
  const t = useTranslate();
  const none: string = t('versions.notTold');
  const instant = (at: string | null, otherwise = none) =>
    at === null ? otherwise : <RelativeTime at={at} />;
  return (
    <FactList
      facts={[
        {
          term: t('versions.page.artifact'),
          value: version.artifactId ?? none,
        },
        { term: t('versions.trained'), value: instant(version.trainedAt) },
        { term: t('versions.page.trigger'), value: version.trigger ?? none },
        {
          term: t('versions.page.data'),
          value: instant(version.trainedDataUntil),
        },
        {
          term: t('versions.page.datasets'),
          value: version.datasets.join(', ') || none,
        },
        { term: t('versions.page.run'), value: <Run {...version} /> },
        {
          term: t('versions.page.packaged'),
          value: instant(version.packagedAt),
        },
        {
          term: t('versions.page.published'),
          value: instant(version.publishedAt),
        },
        {
          term: t('versions.page.signed'),
          value: instant(version.signedAt, t('versions.page.notSigned')),
        },
        {
          term: t('versions.page.commits'),
          value: <Commits changes={changes} />,
        },
      ]}
    />
  );
}

function Run({ runUrl }: Pick<ModelVersion, 'runUrl'>) {
  const t = useTranslate();
  return runUrl === null ? (
    <>{t('versions.notTold')}</>
  ) : (
    <Link to={runUrl}>{t('versions.page.openRun')}</Link>
  );
}

function Commits({ changes }: Pick<ModelVersionDetail, 'changes'>) {
  const t = useTranslate();
  if (changes.length === 0) return <>{t('versions.page.noCommit')}</>;
  return (
    <>
      {changes.map(({ commit, url }) => (
        <div key={commit}>
          {url ? (
            <Link to={url}>{commit.slice(0, 8)}</Link>
          ) : (
            commit.slice(0, 8)
          )}
        </div>
      ))}
    </>
  );
}
