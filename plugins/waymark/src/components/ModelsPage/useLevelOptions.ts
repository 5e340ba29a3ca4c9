import { useTranslate } from '../../hooks/useTranslate';
import { useWaymarkQuery } from '../../queries';
import type { FilterOption } from '../common/filters/FilterSelect';

/**
 * The levels of the framework that lists show, which may start at 0. Where they
 * are not known the list holds only the level chosen already, so that the filter
 * can be taken off.
 */
export function useLevelOptions(chosen: string): FilterOption[] {
  const t = useTranslate();
  const { value } = useWaymarkQuery('fixed', 'getFrameworks');
  // The primary one comes first
  const primary = value?.items.find(({ subject }) => subject === 'model');
  const options = (primary?.levels ?? []).map(({ level, title }) => ({
    value: String(level),
    label: t('models.filter.levelTitled', { level: String(level), title }),
  }));
  return chosen && !options.some(option => option.value === chosen)
    ? [
        ...options,
        {
          value: chosen,
          label: t('models.filter.levelOnly', { level: chosen }),
        },
      ]
    : options;
}
