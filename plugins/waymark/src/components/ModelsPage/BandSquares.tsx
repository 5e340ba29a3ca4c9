import { makeStyles } from '@material-ui/core/styles';
import type { BandName, ModelSummary } from 'backstage-plugin-waymark-common';
import { formatFigure, metricTitle } from '../../format';
import { useTranslate } from '../../hooks/useTranslate';
import { BandChip } from '../common';
import { DORA_METRICS } from './doraMetrics';

const BANDS = ['elite', 'high', 'medium', 'low', 'early'] as const;

const useStyles = makeStyles(theme => ({
  root: { display: 'inline-flex', gap: theme.spacing(0.5) },
}));

export type BandSquaresProps = { figures: ModelSummary['figures'] };

/** The five DORA bands as letters, each with its value on hover. */
export function BandSquares(props: BandSquaresProps) {
  const { figures } = props;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <span className={classes.root}>
      {DORA_METRICS.map(id => {
        const figure = figures[id];
        const value = formatFigure(
          t,
          figure?.value ?? null,
          figure?.unit ?? '',
        );
        const band = figure?.band ?? figure?.bandReason;
        const word = isBand(band) ? `, ${t(`common.band.${band}`)}` : '';
        return (
          <BandChip
            key={id}
            short
            band={band}
            tooltip={`${metricTitle(t, id)}: ${value}${word}`}
          />
        );
      })}
    </span>
  );
}

function isBand(band: string | null | undefined): band is BandName | 'early' {
  return BANDS.some(name => name === band);
}
