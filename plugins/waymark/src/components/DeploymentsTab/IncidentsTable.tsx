import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Correction, Incident } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import {
  type Column,
  EnvironmentLabel,
  PagedTable,
  pageOf,
  RelativeTime,
  usePages,
} from '../common';
import { AttributionDialog, CorrectedNote, IncidentMenu } from '../Corrections';
import { attributionOf } from '../Corrections/findCorrection';
import { ruleWords } from '../common/deploymentWords';
import { openingOf } from '../common/table/eventAnchor';
import { useAnchoredPage } from '../common/table/useAnchoredPage';

const PAGE_SIZE = 25;

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
  const pages = usePages();
  const page = pageOf(incidents, pages, PAGE_SIZE);
  useAnchoredPage(
    incidents.map(openingOf),
    pages,
    PAGE_SIZE,
    page.nextCursor ?? null,
  );
  if (incidents.length === 0) {
    return (
      <Typography color="textSecondary">
        No incidents began in this time.
      </Typography>
    );
  }
  const columns: Column<Incident>[] = [
    { title: 'Incident', cell: incident => <Name incident={incident} /> },
    {
      title: 'Environment',
      cell: ({ environment, tier }) => (
        <EnvironmentLabel
          environment={environment ?? 'none told'}
          tier={tier}
        />
      ),
    },
    {
      title: 'Began',
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    },
    {
      title: 'Ended',
      cell: ({ endedAt }) =>
        endedAt ? <RelativeTime at={endedAt} /> : 'not yet',
    },
    {
      title: 'Attributed to',
      cell: incident => (
        <>
          {incident.deploymentVersion ?? 'no deployment'}
          <Typography variant="caption" component="p" color="textSecondary">
            {ruleWords(incident.rule)}
          </Typography>
          <CorrectedNote
            correction={attributionOf(incident, corrections)}
            what="attribution corrected"
          />
        </>
      ),
    },
    {
      title: 'Do',
      align: 'right',
      className: classes.actions,
      cell: incident => (
        <>
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
        </>
      ),
    },
  ];
  return (
    <>
      <PagedTable
        label="Incidents"
        minWidth={1000}
        columns={columns}
        keyOf={({ id, startedAt }) => `${id} ${startedAt}`}
        eventOf={openingOf}
        page={page}
        pages={pages}
        size={PAGE_SIZE}
      />
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

function Name({ incident }: { incident: Incident }) {
  const name = nameOf(incident);
  return incident.url ? <Link to={incident.url}>{name}</Link> : <>{name}</>;
}

function nameOf({ id, description }: Incident): string {
  return description ? `${description} (${id})` : id;
}
