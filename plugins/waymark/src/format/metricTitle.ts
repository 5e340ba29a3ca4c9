import type { MetricId } from 'backstage-plugin-waymark-common';
import type { Translate } from '../translation';
import { formatMessages } from './messages';

/** A metric's name as people read it; the id of one this version does not know. */
export function metricTitle(t: Translate, id: string): string {
  return isKnown(id) ? t(`format.metric.${id}`) : id;
}

function isKnown(id: string): id is MetricId {
  return id in formatMessages.metric;
}
