import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  Correction,
  CorrectionKind,
} from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkApiRef } from '../../api/waymarkApiRef';
import { useModelData } from '../../hooks/useModelData';
import { CardState, Skeleton } from '../common';
import { PageButtons } from '../FigureDrawer/PageButtons';
import { usePages } from '../FigureDrawer/usePages';
import { CorrectionsTable } from './CorrectionsTable';
import { ReverseDialog } from './ReverseDialog';

const PAGE_SIZE = 10;

const SHOWN: Record<'corrections' | 'assignments', CorrectionKind[]> = {
  corrections: ['incidentAttributed', 'deploymentMarked', 'eventWithdrawn'],
  assignments: ['eventAssigned'],
};

export type CorrectionsCardProps = {
  modelRef: string;
  /** Moves on with each correction made beside this card */
  made: number;
  onReversed(): void;
};

/** What people corrected of a model, or assigned to it, and the way to take it back. */
export function CorrectionsCard(props: CorrectionsCardProps) {
  const { modelRef, made, onReversed } = props;
  const api = useApi(waymarkApiRef);
  const pages = usePages();
  const [shown, setShown] = useState<keyof typeof SHOWN>('corrections');
  const [reversing, setReversing] = useState<Correction>();
  const data = useModelData(
    modelRef,
    () =>
      api.getCorrections(modelRef, {
        kinds: SHOWN[shown],
        cursor: pages.cursor,
        limit: PAGE_SIZE,
      }),
    [shown, pages.cursor, made],
  );
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
      <CardState
        data={data}
        what="the corrections"
        skeleton={<Skeleton height={80} />}
        isEmpty={page => page.total === 0}
        empty={
          <Typography color="textSecondary">
            {shown === 'corrections'
              ? 'Nothing was corrected. Where events say something wrong, correct it at the deployment or the incident above.'
              : 'No events were assigned: all of them named this model.'}
          </Typography>
        }
      >
        {page => (
          <>
            <CorrectionsTable items={page.items} onReverse={setReversing} />
            <PageButtons
              pages={pages}
              total={page.total}
              size={PAGE_SIZE}
              nextCursor={page.nextCursor}
            />
          </>
        )}
      </CardState>
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
