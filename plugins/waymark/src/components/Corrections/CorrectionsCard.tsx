import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  Correction,
  CorrectionKind,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useModelQuery } from '../../queries';
import {
  type Column,
  PagedTable,
  PersonOrGroup,
  RelativeTime,
  usePages,
} from '../common';
import { CorrectedNote } from './CorrectedNote';
import { correctionWords } from './correctionWords';
import { ReverseDialog } from './ReverseDialog';

const PAGE_SIZE = 10;

const SHOWN: Record<'corrections' | 'assignments', CorrectionKind[]> = {
  corrections: [
    'incidentAttributed',
    'incidentEnded',
    'deploymentMarked',
    'eventWithdrawn',
  ],
  assignments: ['eventAssigned'],
};

export type CorrectionsCardProps = {
  modelRef: string;
  onReversed(): void;
};

/** What people corrected of a model, or assigned to it, and the way to take it back. */
export function CorrectionsCard(props: CorrectionsCardProps) {
  const { modelRef, onReversed } = props;
  const pages = usePages();
  const [shown, setShown] = useState<keyof typeof SHOWN>('corrections');
  const [reversing, setReversing] = useState<Correction>();
  const data = useModelQuery(modelRef, 'getCorrections', {
    kinds: SHOWN[shown],
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <EntityInfoCard title="Corrections">
      <TextField
        select
        id="waymark-corrections-shown"
        label="Show"
        value={shown}
        onChange={event => {
          pages.restart();
          setShown(event.target.value as keyof typeof SHOWN);
        }}
        SelectProps={{ native: true }}
        size="small"
        margin="dense"
        variant="outlined"
      >
        <option value="corrections">What was corrected</option>
        <option value="assignments">Events assigned to this model</option>
      </TextField>
      <PagedTable
        label="Corrections"
        columns={columnsOf(setReversing)}
        keyOf={({ id }) => id}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what="the corrections"
        empty={
          <Typography color="textSecondary">
            {shown === 'corrections'
              ? 'Nothing was corrected. Where events say something wrong, correct it at the deployment or the incident above.'
              : 'No events were assigned: all of them named this model.'}
          </Typography>
        }
      />
      {reversing && (
        <ReverseDialog
          modelRef={modelRef}
          correction={reversing}
          onReversed={() => {
            data.retry();
            onReversed();
          }}
          onClose={() => setReversing(undefined)}
        />
      )}
    </EntityInfoCard>
  );
}

/** Who corrected what and why, whether it still counts, and the way to take it back. */
function columnsOf(
  onReverse: (correction: Correction) => void,
): Column<Correction>[] {
  return [
    { title: 'What', cell: correctionWords },
    { title: 'Who', cell: ({ by }) => <PersonOrGroup name={by} /> },
    { title: 'When', cell: ({ at }) => <RelativeTime at={at} /> },
    { title: 'Why', cell: ({ reason }) => reason ?? '–' },
    {
      title: 'Counts',
      cell: correction => <Standing correction={correction} />,
    },
    {
      title: 'Do',
      align: 'right',
      cell: correction =>
        !correction.reversed && (
          <Button
            size="small"
            variant="outlined"
            aria-label={`Reverse: ${correctionWords(correction)}`}
            onClick={() => onReverse(correction)}
          >
            Reverse
          </Button>
        ),
    },
  ];
}

function Standing({ correction }: { correction: Correction }) {
  const { reversed, inEffect } = correction;
  if (reversed) return <CorrectedNote correction={reversed} what="reversed" />;
  return <>{inEffect ? 'yes' : 'no, a later one does'}</>;
}
