import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import AllowIcon from '@material-ui/icons/CheckCircleOutline';
import DenyIcon from '@material-ui/icons/Block';
import { useTheme } from '@material-ui/core/styles';
import type { GateDecision } from 'backstage-plugin-waymark-common';
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

const COLUMNS: Column<GateDecision>[] = [
  { title: 'Version', cell: ({ version }) => version },
  { title: 'To', cell: ({ environment }) => environment },
  { title: 'Decision', cell: ({ outcome }) => <Outcome outcome={outcome} /> },
  { title: 'When', cell: ({ at }) => <RelativeTime at={at} /> },
  {
    title: 'What stood in the way',
    cell: ({ unmet }) => <Unmet unmet={unmet} />,
  },
];

export type GatesCardProps = { modelRef: string };

/** What gates said before versions of a model were deployed, and why not. */
export function GatesCard(props: GatesCardProps) {
  const { modelRef } = props;
  const pages = usePages();
  const data = useModelQuery(modelRef, 'getGateDecisions', {
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <EntityInfoCard title="Gate decisions">
      <PagedTable
        label="Gate decisions"
        minWidth={880}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what="the gate's decisions"
        empty={
          <EmptyNote title="No gate was asked yet">
            A pipeline asks whether a version may be deployed with{' '}
            <code>POST /gates</code>, as those of the tabular classifier do.
          </EmptyNote>
        }
      />
    </EntityInfoCard>
  );
}

function Outcome({ outcome }: Pick<GateDecision, 'outcome'>) {
  const { status } = waymarkPalette(useTheme());
  const Icon = outcome === 'allow' ? AllowIcon : DenyIcon;
  return (
    <ToneChip
      tone={outcome === 'allow' ? status.ok : status.failed}
      icon={<Icon aria-hidden fontSize="inherit" />}
    >
      {outcome}
    </ToneChip>
  );
}

/** Every rule that stood in the way, and what meets it. */
function Unmet({ unmet }: Pick<GateDecision, 'unmet'>) {
  if (unmet.length === 0) return <>Nothing</>;
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
