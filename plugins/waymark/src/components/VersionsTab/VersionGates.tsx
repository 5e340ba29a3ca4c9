import Typography from '@material-ui/core/Typography';
import type { GateDecision } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { type Column, GateOutcome, PagedTable, UnmetRules } from '../common';
import { whenColumn } from './columns';

export type VersionGatesProps = { gates: readonly GateDecision[] };

/** What gates decided on a version, newest first. */
export function VersionGates(props: VersionGatesProps) {
  const { gates } = props;
  const t = useTranslate();
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
      cell: ({ outcome }) => <GateOutcome outcome={outcome} />,
    },
    {
      title: t('gates.stoodInTheWay'),
      cell: ({ unmet }) => <UnmetRules unmet={unmet} />,
    },
    whenColumn(t),
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
