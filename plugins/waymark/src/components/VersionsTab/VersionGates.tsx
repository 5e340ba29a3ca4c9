import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import type { GateDecision } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { waymarkPalette } from '../../palette';
import { type Column, PagedTable, RelativeTime, ToneChip } from '../common';

/** What gates decided on a version, newest first. */
export function VersionGates(props: { gates: readonly GateDecision[] }) {
  const { gates } = props;
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  if (gates.length === 0) {
    return <Typography>{t('versions.page.gatesNone')}</Typography>;
  }
  const columns: Column<GateDecision>[] = [
    {
      title: t('versions.page.environment'),
      cell: ({ environment }) => environment,
    },
    {
      title: t('versions.page.result'),
      cell: ({ outcome }) => (
        <ToneChip tone={outcome === 'allow' ? status.ok : status.failed}>
          {outcome}
        </ToneChip>
      ),
    },
    {
      title: t('versions.page.unmet'),
      cell: ({ unmet }) =>
        unmet.length === 0
          ? t('versions.page.nothing')
          : unmet.map(({ id, title, reason }) => (
              <div key={id}>
                {title}
                <Typography variant="body2" color="textSecondary">
                  {reason}
                </Typography>
              </div>
            )),
    },
    {
      title: t('versions.page.when'),
      cell: ({ at }) => <RelativeTime at={at} />,
    },
  ];
  return (
    <PagedTable
      label={t('versions.page.gates')}
      columns={columns}
      keyOf={({ id }) => id}
      page={{ items: gates }}
    />
  );
}
