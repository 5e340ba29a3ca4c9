import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { ModelVersion } from 'backstage-plugin-waymark-common';
import { useTranslate } from '../../hooks/useTranslate';
import { type Column, PagedTable } from '../common';
import { digestColumn, whenColumn } from './columns';

type Evidence = ModelVersion['evidence'][number];

/** What events point to as evidence of a version, with its digest. */
export function VersionEvidence(props: { evidence: readonly Evidence[] }) {
  const { evidence } = props;
  const t = useTranslate();
  if (evidence.length === 0) {
    return <Typography>{t('versions.page.evidenceNone')}</Typography>;
  }
  const columns: Column<Evidence>[] = [
    { title: t('versions.page.kind'), cell: ({ kind }) => kind },
    {
      title: t('versions.page.where'),
      cell: ({ uri }) =>
        uri !== null && /^https?:/.test(uri) ? (
          <Link to={uri}>{uri}</Link>
        ) : (
          uri ?? '–'
        ),
    },
    digestColumn(t),
    whenColumn(t),
  ];
  return (
    <PagedTable
      label={t('versions.evidence')}
      columns={columns}
      keyOf={({ eventId, kind }) => `${eventId} ${kind}`}
      page={{ items: [...evidence].reverse() }}
    />
  );
}
