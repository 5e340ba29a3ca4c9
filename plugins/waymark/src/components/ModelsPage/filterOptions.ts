import type { BandName, RiskTierName } from 'backstage-plugin-waymark-common';
import { metricTitle } from '../../format';
import type { Translate } from '../../translation';
import { DORA_METRICS } from './doraMetrics';
import type { FilterGroup, FilterOption } from '../common/filters/FilterSelect';

const TIERS: RiskTierName[] = ['minimal', 'limited', 'high', 'prohibited'];
const BANDS: BandName[] = ['elite', 'high', 'medium', 'low'];

export const tierOptions: FilterOption[] = TIERS.map(tier => ({
  value: tier,
  label: tier,
}));

export const gateOptions: FilterOption[] = [
  { value: 'denied', label: 'Live although denied' },
];

export const bandOptions = (t: Translate): FilterGroup[] =>
  DORA_METRICS.map(metric => ({
    title: metricTitle(t, metric),
    options: BANDS.map(band => ({
      value: `${metric}:${band}`,
      label: `${metricTitle(t, metric)}: ${band}`,
    })),
  }));
