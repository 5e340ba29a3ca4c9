import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  Correction,
  CorrectionKind,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translation';
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
  const t = useTranslate();
  const pages = usePages();
  const [shown, setShown] = useState<keyof typeof SHOWN>('corrections');
  const [reversing, setReversing] = useState<Correction>();
  const data = useModelQuery(modelRef, 'getCorrections', {
    kinds: SHOWN[shown],
    cursor: pages.cursor,
    limit: PAGE_SIZE,
  });
  return (
    <EntityInfoCard title={t('corrections.title')}>
      <TextField
        select
        id="waymark-corrections-shown"
        label={t('corrections.shown.label')}
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
        <option value="corrections">
          {t('corrections.shown.corrections')}
        </option>
        <option value="assignments">
          {t('corrections.shown.assignments')}
        </option>
      </TextField>
      <PagedTable
        label={t('corrections.title')}
        columns={columnsOf(t, setReversing)}
        keyOf={({ id }) => id}
        data={data}
        pages={pages}
        size={PAGE_SIZE}
        what={t('corrections.what')}
        empty={
          <Typography color="textSecondary">
            {shown === 'corrections'
              ? t('corrections.empty.corrections')
              : t('corrections.empty.assignments')}
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
  t: Translate,
  onReverse: (correction: Correction) => void,
): Column<Correction>[] {
  return [
    {
      title: t('corrections.column.what'),
      cell: correction => correctionWords(t, correction),
    },
    {
      title: t('corrections.column.who'),
      cell: ({ by }) => <PersonOrGroup name={by} />,
    },
    {
      title: t('corrections.column.when'),
      cell: ({ at }) => <RelativeTime at={at} />,
    },
    { title: t('corrections.column.why'), cell: ({ reason }) => reason ?? '–' },
    {
      title: t('corrections.column.counts'),
      cell: correction => <Standing correction={correction} />,
    },
    {
      title: t('corrections.column.do'),
      align: 'right',
      cell: correction =>
        !correction.reversed && (
          <Button
            size="small"
            variant="outlined"
            aria-label={t('corrections.reverse.this', {
              correction: correctionWords(t, correction),
            })}
            onClick={() => onReverse(correction)}
          >
            {t('corrections.reverse.label')}
          </Button>
        ),
    },
  ];
}

function Standing({ correction }: { correction: Correction }) {
  const t = useTranslate();
  const { reversed, inEffect } = correction;
  if (reversed)
    return (
      <CorrectedNote correction={reversed} what={t('corrections.reversed')} />
    );
  return (
    <>{inEffect ? t('corrections.counts.yes') : t('corrections.counts.no')}</>
  );
}
