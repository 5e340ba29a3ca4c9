import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { GateDecision } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import {
  type Column,
  EmptyNote,
  GateOutcome,
  PagedTable,
  RelativeTime,
  UnmetRules,
  usePages,
} from '../common';

const PAGE_SIZE = 10;

export type GatesCardProps = { modelRef: string };

/** What gates said before versions of a model were deployed, and why not. */
export function GatesCard(props: GatesCardProps) {
  const { modelRef } = props;
  const t = useTranslate();
  const pages = usePages();
  const data = useModelQuery(modelRef, 'getGateDecisions', {
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <EntityInfoCard title={t('gates.title')}>
      <PagedTable
        label={t('gates.title')}
        minWidth={880}
        columns={columnsOf(t)}
        keyOf={({ id }) => id}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what={t('gates.what')}
        empty={
          <EmptyNote title={t('gates.empty.title')}>
            {t('gates.empty.text', { request: <code>POST /gates</code> })}
          </EmptyNote>
        }
      />
    </EntityInfoCard>
  );
}

function columnsOf(t: Translate): Column<GateDecision>[] {
  return [
    { title: t('gates.version'), cell: ({ version }) => version },
    { title: t('gates.to'), cell: ({ environment }) => environment },
    {
      title: t('gates.decision'),
      cell: ({ outcome }) => <GateOutcome outcome={outcome} />,
    },
    { title: t('gates.when'), cell: ({ at }) => <RelativeTime at={at} /> },
    {
      title: t('gates.stoodInTheWay'),
      cell: ({ unmet }) => <UnmetRules unmet={unmet} />,
    },
  ];
}
