import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Correction, Incident } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { EnvironmentLabel, RelativeTime, ScrollingTable } from '../common';
import { AttributionDialog, CorrectedNote, IncidentMenu } from '../Corrections';
import { attributionOf } from '../Corrections/findCorrection';
import { AnchoredRow } from './AnchoredRow';
import { ruleWords } from './deploymentWords';
import { openingOf } from './eventAnchor';

const useStyles = makeStyles({ actions: { whiteSpace: 'nowrap' } });

export type IncidentsTableProps = {
  modelRef: string;
  /** Newest first */
  incidents: Incident[];
  corrections: Correction[];
  onCorrected(): void;
};

/** Incidents, what each is attributed to and by which rule, and the way to correct it. */
export function IncidentsTable(props: IncidentsTableProps) {
  const { modelRef, incidents, corrections, onCorrected } = props;
  const classes = useStyles();
  const [correcting, setCorrecting] = useState<Incident>();
  if (incidents.length === 0) {
    return (
      <Typography color="textSecondary">
        No incidents began in this time.
      </Typography>
    );
  }
  return (
    <>
      <ScrollingTable label="Incidents" minWidth={1000}>
        <TableHead>
          <TableRow>
            <TableCell>Incident</TableCell>
            <TableCell>Environment</TableCell>
            <TableCell>Began</TableCell>
            <TableCell>Ended</TableCell>
            <TableCell>Attributed to</TableCell>
            <TableCell align="right">Do</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {incidents.map(incident => (
            <AnchoredRow
              key={`${incident.id} ${incident.startedAt}`}
              event={openingOf(incident)}
            >
              <TableCell component="th" scope="row" role="rowheader">
                {incident.url ? (
                  <Link to={incident.url}>{nameOf(incident)}</Link>
                ) : (
                  nameOf(incident)
                )}
              </TableCell>
              <TableCell>
                <EnvironmentLabel
                  environment={incident.environment}
                  tier={incident.tier}
                />
              </TableCell>
              <TableCell>
                <RelativeTime at={incident.startedAt} />
              </TableCell>
              <TableCell>
                {incident.endedAt ? (
                  <RelativeTime at={incident.endedAt} />
                ) : (
                  'not yet'
                )}
              </TableCell>
              <TableCell>
                {incident.deploymentVersion ?? 'no deployment'}
                <Typography
                  variant="caption"
                  component="p"
                  color="textSecondary"
                >
                  {ruleWords(incident.rule)}
                </Typography>
                <CorrectedNote
                  correction={attributionOf(incident, corrections)}
                  what="attribution corrected"
                />
              </TableCell>
              <TableCell align="right" className={classes.actions}>
                <Button
                  size="small"
                  aria-label={`Correct attribution of ${nameOf(incident)}`}
                  onClick={() => setCorrecting(incident)}
                >
                  Correct attribution
                </Button>
                <IncidentMenu
                  modelRef={modelRef}
                  incident={incident}
                  name={nameOf(incident)}
                  onCorrected={onCorrected}
                />
              </TableCell>
            </AnchoredRow>
          ))}
        </TableBody>
      </ScrollingTable>
      {correcting && (
        <AttributionDialog
          modelRef={modelRef}
          incident={correcting}
          onCorrected={onCorrected}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </>
  );
}

function nameOf({ id, description }: Incident): string {
  return description ? `${description} (${id})` : id;
}
