import Button from '@material-ui/core/Button';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { Correction } from 'backstage-plugin-waymark-common';
import { RelativeTime, ScrollingTable } from '../common';
import { PersonOrGroup } from '../RiskCard/PersonOrGroup';
import { CorrectedNote } from './CorrectedNote';
import { correctionWords } from './correctionWords';

export type CorrectionsTableProps = {
  items: Correction[];
  onReverse(correction: Correction): void;
};

/** Corrections, with who made them, why, and whether they still count. */
export function CorrectionsTable(props: CorrectionsTableProps) {
  const { items, onReverse } = props;
  return (
    <ScrollingTable label="Corrections">
      <TableHead>
        <TableRow>
          <TableCell>What</TableCell>
          <TableCell>Who</TableCell>
          <TableCell>When</TableCell>
          <TableCell>Why</TableCell>
          <TableCell>Counts</TableCell>
          <TableCell align="right">Do</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {items.map(correction => (
          <TableRow key={correction.id}>
            <TableCell component="th" scope="row" role="rowheader">
              {correctionWords(correction)}
            </TableCell>
            <TableCell>
              <PersonOrGroup name={correction.by} />
            </TableCell>
            <TableCell>
              <RelativeTime at={correction.at} />
            </TableCell>
            <TableCell>{correction.reason ?? '–'}</TableCell>
            <TableCell>
              <Standing correction={correction} />
            </TableCell>
            <TableCell align="right">
              {!correction.reversed && (
                <Button
                  size="small"
                  variant="outlined"
                  aria-label={`Reverse: ${correctionWords(correction)}`}
                  onClick={() => onReverse(correction)}
                >
                  Reverse
                </Button>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollingTable>
  );
}

function Standing({ correction }: { correction: Correction }) {
  const { reversed, inEffect } = correction;
  if (reversed) return <CorrectedNote correction={reversed} what="reversed" />;
  return <>{inEffect ? 'yes' : 'no, a later one does'}</>;
}
