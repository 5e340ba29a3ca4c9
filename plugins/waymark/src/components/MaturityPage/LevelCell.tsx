import TableCell from '@material-ui/core/TableCell';
import { useTheme } from '@material-ui/core/styles';
import { waymarkPalette } from '../../palette';

/** A level, and the one aimed at. */
export type LevelCellProps = { level: number; target: number | null };

/** A level on the colour of how far it is from its target, which words say too. */
export function LevelCell({ level, target }: LevelCellProps) {
  const { band } = waymarkPalette(useTheme());
  const short = target === null ? undefined : Math.max(target - level, 0);
  const tone = toneOf(band, short);
  return (
    <TableCell
      align="center"
      style={{
        background: tone.background,
        color: tone.text,
        whiteSpace: 'nowrap',
      }}
      title={short === undefined ? 'no target' : `target ${target}`}
    >
      {level}
      {short ? ` (−${short})` : ''}
    </TableCell>
  );
}

function toneOf(
  band: ReturnType<typeof waymarkPalette>['band'],
  short: number | undefined,
) {
  if (short === undefined) return band.none;
  if (short === 0) return band.elite;
  return short === 1 ? band.medium : band.low;
}
