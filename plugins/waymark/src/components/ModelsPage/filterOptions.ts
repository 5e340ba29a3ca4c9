import type { BandName, RiskTierName } from 'backstage-plugin-waymark-common';
import { metricTitle } from '../../format';
import type { Translate } from '../../translation';
import { DORA_METRICS } from './doraMetrics';
import type { FilterGroup, FilterOption } from '../common/filters/FilterSelect';

const TIERS: RiskTierName[] = ['minimal', 'limited', 'high', 'prohibited'];
const BANDS: BandName[] = ['elite', 'high', 'medium', 'low'];

export const tierOptions = (t: Translate): FilterOption[] =>
  TIERS.map(tier => ({ value: tier, label: t(`models.filter.tier.${tier}`) }));

export const gateOptions = (t: Translate): FilterOption[] => [
  { value: 'denied', label: t('models.filter.denied') },
];

export const bandOptions = (t: Translate): FilterGroup[] =>
  DORA_METRICS.map(metric => ({
    title: metricTitle(t, metric),
    options: BANDS.map(band => ({
      value: `${metric}:${band}`,
      label: t('models.filter.bandOf', {
        metric: metricTitle(t, metric),
        band: t(`common.band.${band}`),
      }),
    })),
  }));
