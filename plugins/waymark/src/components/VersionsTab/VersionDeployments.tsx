import Typography from '@material-ui/core/Typography';
import type { Deployment } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { failureWords } from '../common/deploymentWords';
import {
  type Column,
  EnvironmentLabel,
  PagedTable,
  RelativeTime,
} from '../common';
import { whenColumn } from './columns';

export type VersionDeploymentsProps = {
  deployments: readonly Deployment[];
  /** How many there are, those that are not told included */
  total: number;
};

/** Where a version was deployed, how long it served and what became of it. */
export function VersionDeployments(props: VersionDeploymentsProps) {
  const { deployments, total } = props;
  const t = useTranslate();
  if (deployments.length === 0) {
    return <Typography>{t('versions.page.deploymentsNone')}</Typography>;
  }
  const columns: Column<Deployment>[] = [
    {
      title: t('versions.page.environment'),
      cell: ({ environment, tier }) => (
        <EnvironmentLabel environment={environment} tier={tier} />
      ),
    },
    whenColumn(t),
    {
      title: t('versions.page.until'),
      cell: ({ liveFrom, liveUntil }) => {
        if (liveUntil !== null) return <RelativeTime at={liveUntil} />;
        return liveFrom === null ? '–' : t('versions.page.serves');
      },
    },
    {
      title: t('versions.page.outcome'),
      cell: deployment => failureWords(t, deployment) || t('versions.page.ok'),
    },
  ];
  return (
    <PagedTable
      label={t('versions.page.deployments')}
      columns={columns}
      keyOf={({ eventId, source }) => `${source} ${eventId}`}
      page={{ items: deployments }}
      foot={
        total > deployments.length && (
          <Typography variant="caption" color="textSecondary">
            {t('versions.page.deploymentsCut', {
              shown: String(deployments.length),
              total: String(total),
            })}
          </Typography>
        )
      }
    />
  );
}
