import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import StaleIcon from '@material-ui/icons/HourglassEmpty';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { Correction, Incident } from 'backstage-plugin-waymark-common';
import { useState } from 'react';
import { waymarkPalette } from '../../palette';
import {
  type Column,
  EnvironmentLabel,
  PagedTable,
  pageOf,
  RelativeTime,
  ToneChip,
  usePages,
} from '../common';
import { AttributionDialog, CorrectedNote, IncidentMenu } from '../Corrections';
import { attributionOf, endOf } from '../Corrections/findCorrection';
import type { Translate } from '../../translation';
import { useTranslate } from '../../hooks/useTranslate';
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
  const t = useTranslate();
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
        {t('deployments.incidents.empty')}
      </Typography>
    );
  }
  const columns: Column<Incident>[] = [
    {
      title: t('deployments.incidents.incident'),
      cell: incident => <Name incident={incident} />,
    },
    {
      title: t('deployments.incidents.environment'),
      cell: ({ environment, tier }) => (
        <EnvironmentLabel
          environment={environment ?? t('deployments.incidents.noEnvironment')}
          tier={tier}
        />
      ),
    },
    {
      title: t('deployments.incidents.began'),
      cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    },
    {
      title: t('deployments.incidents.ended'),
      cell: incident => <Ended incident={incident} corrections={corrections} />,
    },
    {
      title: t('deployments.incidents.attributedTo'),
      cell: incident => (
        <>
          {incident.deploymentVersion ??
            t('deployments.incidents.noDeployment')}
          <Typography variant="caption" component="p" color="textSecondary">
            {t(`deployments.incidents.rule.${incident.rule}`)}
          </Typography>
          <CorrectedNote
            correction={attributionOf(incident, corrections)}
            what={t('deployments.incidents.corrected')}
          />
        </>
      ),
    },
    {
      title: t('deployments.incidents.do'),
      align: 'right',
      className: classes.actions,
      cell: incident => (
        <>
          <Button
            size="small"
            aria-label={t('deployments.incidents.correctOf', {
              incident: nameOf(t, incident),
            })}
            onClick={() => setCorrecting(incident)}
          >
            {t('deployments.incidents.correct')}
          </Button>
          <IncidentMenu
            modelRef={modelRef}
            incident={incident}
            end={endOf(incident, corrections)}
            name={nameOf(t, incident)}
            onCorrected={onCorrected}
          />
        </>
      ),
    },
  ];
  return (
    <>
      <PagedTable
        label={t('deployments.incidents.label')}
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

/** When it ended and who said so; or since when nothing was told of it. */
function Ended(props: { incident: Incident; corrections: Correction[] }) {
  const { incident, corrections } = props;
  const { endedAt, stale, lastToldAt } = incident;
  const { status } = waymarkPalette(useTheme());
  const t = useTranslate();
  if (endedAt) {
    return (
      <>
        <RelativeTime at={endedAt} />
        <CorrectedNote
          correction={endOf(incident, corrections)}
          what={t('corrections.ended')}
        />
      </>
    );
  }
  return (
    <>
      {t('deployments.incidents.notYet')}
      {stale && (
        <Typography variant="caption" component="p" color="textSecondary">
          <ToneChip
            tone={status.waiting}
            icon={<StaleIcon aria-hidden fontSize="inherit" />}
          >
            {t('deployments.incidents.stale')}
          </ToneChip>{' '}
          {t('deployments.incidents.lastTold', {
            when: <RelativeTime at={lastToldAt} />,
          })}
        </Typography>
      )}
    </>
  );
}

function Name({ incident }: { incident: Incident }) {
  const t = useTranslate();
  const name = nameOf(t, incident);
  return incident.url ? <Link to={incident.url}>{name}</Link> : <>{name}</>;
}

function nameOf(t: Translate, { id, description }: Incident): string {
  return description
    ? t('deployments.incidents.described', { description, id })
    : id;
}
