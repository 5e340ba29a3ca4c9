import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  type Conflict,
  waymarkSourceReadPermission,
} from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import {
  type Column,
  EmptyNote,
  PagedTable,
  RelativeTime,
  usePages,
} from '../common';

const PAGE_SIZE = 25;

export type ConflictsProps = {
  /** Id of the way in; all when absent */
  source?: string;
};

/** Events that came again with other content; the first counts. */
export function Conflicts(props: ConflictsProps) {
  const { source } = props;
  const t = useTranslate();
  const pages = usePages();
  const data = useWaymarkQuery('intake', 'getConflicts', {
    source,
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <PagedTable
      label={t('sources.conflicts.title')}
      columns={columnsOf(t)}
      keyOf={conflict =>
        `${conflict.arrivedAt} ${conflict.source} ${conflict.eventId}`
      }
      data={data}
      pages={pages}
      size={PAGE_SIZE}
      what={t('sources.conflicts.what')}
      permission={waymarkSourceReadPermission.name}
      head={
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('sources.conflicts.head')}
        </Typography>
      }
      empty={
        <EmptyNote title={t('sources.conflicts.emptyTitle')}>
          {t('sources.conflicts.emptyText')}
        </EmptyNote>
      }
    />
  );
}

function columnsOf(t: Translate): Column<Conflict>[] {
  return [
    {
      title: t('sources.conflicts.when'),
      cell: ({ arrivedAt }) => <RelativeTime at={arrivedAt} />,
    },
    {
      title: t('sources.conflicts.event'),
      cell: ({ eventId, source }) =>
        t('sources.conflicts.eventOf', { event: eventId, source }),
    },
    {
      title: t('sources.conflicts.model'),
      cell: ({ model }) =>
        model ? (
          <EntityRefLink entityRef={model} hideIcon />
        ) : (
          t('sources.conflicts.unassigned')
        ),
    },
    {
      title: t('sources.conflicts.sentBy'),
      cell: ({ sender, door }) =>
        t('sources.conflicts.sentAt', { sender, door }),
    },
    {
      title: t('sources.conflicts.differs'),
      cell: ({ differs }) =>
        differs.join(', ') || t('sources.conflicts.notKnown'),
    },
  ];
}
