import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import AllowIcon from '@material-ui/icons/CheckCircleOutline';
import DenyIcon from '@material-ui/icons/Block';
import { useTheme } from '@material-ui/core/styles';
import type { GateDecision } from 'backstage-plugin-waymark-common';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
import { useModelQuery } from '../../queries';
import { waymarkPalette } from '../../palette';
import {
  type Column,
  EmptyNote,
  PagedTable,
  RelativeTime,
  ToneChip,
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

function Outcome({ outcome }: Pick<GateDecision, 'outcome'>) {
  const t = useTranslate();
  const { status } = waymarkPalette(useTheme());
  const Icon = outcome === 'allow' ? AllowIcon : DenyIcon;
  return (
    <ToneChip
      tone={outcome === 'allow' ? status.ok : status.failed}
      icon={<Icon aria-hidden fontSize="inherit" />}
    >
      {t(`gates.outcome.${outcome}`)}
    </ToneChip>
  );
}

/** Every rule that stood in the way, and what meets it. */
function Unmet({ unmet }: Pick<GateDecision, 'unmet'>) {
  const t = useTranslate();
  if (unmet.length === 0) return <>{t('gates.nothing')}</>;
  return (
    <>
      {unmet.map(rule => (
        <div key={rule.id}>
          {rule.title}
          <Typography variant="body2" color="textSecondary">
            {rule.reason} {rule.todo}
          </Typography>
        </div>
      ))}
    </>
  );
}

function columnsOf(t: Translate): Column<GateDecision>[] {
  return [
    { title: t('gates.version'), cell: ({ version }) => version },
    { title: t('gates.to'), cell: ({ environment }) => environment },
    {
      title: t('gates.decision'),
      cell: ({ outcome }) => <Outcome outcome={outcome} />,
    },
    { title: t('gates.when'), cell: ({ at }) => <RelativeTime at={at} /> },
    {
      title: t('gates.stoodInTheWay'),
      cell: ({ unmet }) => <Unmet unmet={unmet} />,
    },
  ];
}
