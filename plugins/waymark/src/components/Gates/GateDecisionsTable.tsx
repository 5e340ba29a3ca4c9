import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import AllowIcon from '@material-ui/icons/CheckCircleOutline';
import DenyIcon from '@material-ui/icons/Block';
import { useTheme } from '@material-ui/core/styles';
import type { GateDecision } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { RelativeTime, ScrollingTable, ToneChip } from '../common';

export type GateDecisionsTableProps = {
  /** Newest first */
  items: GateDecision[];
};

/** Decisions, with every rule that stood in the way and what meets it. */
export function GateDecisionsTable(props: GateDecisionsTableProps) {
  return (
    <ScrollingTable label="Gate decisions" minWidth={880}>
      <TableHead>
        <TableRow>
          <TableCell>Version</TableCell>
          <TableCell>To</TableCell>
          <TableCell>Decision</TableCell>
          <TableCell>When</TableCell>
          <TableCell>What stood in the way</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.items.map(decision => (
          <TableRow key={decision.id}>
            <TableCell component="th" scope="row" role="rowheader">
              {decision.version}
            </TableCell>
            <TableCell>{decision.environment}</TableCell>
            <TableCell>
              <Outcome outcome={decision.outcome} />
            </TableCell>
            <TableCell>
              <RelativeTime at={decision.at} />
            </TableCell>
            <TableCell>
              {decision.unmet.length === 0 && 'Nothing'}
              {decision.unmet.map(rule => (
                <div key={rule.id}>
                  {rule.title}
                  <Typography variant="body2" color="textSecondary">
                    {rule.reason} {rule.todo}
                  </Typography>
                </div>
              ))}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollingTable>
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
