import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { Approval } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { type Column, PagedTable, PersonOrGroup } from '../common';
import { digestColumn, whenColumn } from './columns';

/** Who let a version pass or not, for where and on which digest; newest first. */
export function VersionApprovals(props: { approvals: readonly Approval[] }) {
  const { approvals } = props;
  const t = useTranslate();
  if (approvals.length === 0) {
    return <Typography>{t('versions.page.approvalsNone')}</Typography>;
  }
  const columns: Column<Approval>[] = [
    {
      title: t('versions.page.by'),
      cell: ({ responder, source }) => (
        <PersonOrGroup name={responder ?? source} />
      ),
    },
    {
      title: t('versions.page.status'),
      cell: ({ status, url }) =>
        url ? <Link to={url}>{status}</Link> : status,
    },
    {
      title: t('versions.page.environment'),
      cell: ({ environment }) =>
        environment ?? t('versions.page.anyEnvironment'),
    },
    digestColumn(t),
    whenColumn(t),
  ];
  return (
    <PagedTable
      label={t('versions.page.approvals')}
      columns={columns}
      keyOf={({ eventId }) => eventId}
      page={{ items: approvals }}
    />
  );
}
