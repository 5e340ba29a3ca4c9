import { useTheme } from '@material-ui/core/styles';
import { waymarkPalette } from '../../../palette';
import { useTranslate } from '../../../hooks/useTranslate';
import type { Column } from './Column';

type Look = ReturnType<NonNullable<Column<never>['look']>>;

/** Colours a cell by how far a level is from its target, which `levelText` says too. */
export function useLevelLook(): (level: number, target: number | null) => Look {
  const { band } = waymarkPalette(useTheme());
  const t = useTranslate();
  return (level, target) => {
    const { background, text } = band[bandOf(missing(level, target))];
    return {
      style: { background, color: text, whiteSpace: 'nowrap' },
      title:
        target === null
          ? t('common.table.noTarget')
          : t('common.table.target', { target: String(target) }),
    };
  };
}

/** "2 (−1)": a level, and how many are missing to its target. */
export function levelText(level: number, target: number | null): string {
  const short = missing(level, target);
  return short ? `${level} (−${short})` : `${level}`;
}

function missing(level: number, target: number | null): number | undefined {
  return target === null ? undefined : Math.max(target - level, 0);
}

function bandOf(short: number | undefined) {
  if (short === undefined) return 'none';
  if (short === 0) return 'elite';
  return short === 1 ? 'medium' : 'low';
}
