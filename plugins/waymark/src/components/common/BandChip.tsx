import { useTheme } from '@material-ui/core/styles';
import type { BandName } from 'backstage-plugin-waymark-common';
import { waymarkPalette } from '../../palette';
import { useTranslate } from '../../hooks/useTranslate';
import { ToneChip } from './ToneChip';

/** Signs that stand for no band: a figure that is early is on its way. */
const NO_BAND: Record<string, string> = { early: '…' };

export type BandChipProps = {
  /**
   * The band's name, or `early` where the figure rests on too little to be judged;
   * anything else reads "no data"
   */
  band: string | null | undefined;
  /** Only the first letter, for dense tables; then `tooltip` says the rest */
  short?: boolean;
  tooltip?: string;
};

/** A figure's standing: elite, high, medium or low. */
export function BandChip(props: BandChipProps) {
  const { band, short, tooltip } = props;
  const t = useTranslate();
  const { band: tones } = waymarkPalette(useTheme());
  const name = band && band in tones ? (band as BandName) : 'none';
  const word = t(`common.band.${band === 'early' ? band : name}`);
  if (!short) {
    return (
      <ToneChip tone={tones[name]} tooltip={tooltip}>
        {word}
      </ToneChip>
    );
  }
  return (
    <ToneChip
      square
      tone={tones[name]}
      tooltip={tooltip ?? word}
      label={tooltip ?? word}
    >
      {name === 'none'
        ? NO_BAND[`${band}`] ?? '–'
        : name[0].toLocaleUpperCase('en-US')}
    </ToneChip>
  );
}
