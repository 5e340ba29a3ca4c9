import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { BandName } from 'backstage-plugin-waymark-common';
import { bandLegends, type Band, type BandLegend } from './bands';
import { isMetricId, metricRegistry } from './registry';

const KEY = 'waymark.metrics.bands';
const NAMES: BandName[] = ['elite', 'high', 'medium', 'low'];
const LIMITS = ['atLeast', 'below', 'atMost'] as const;

/**
 * The legend chosen: a shipped one by its id, or one of the adopter's own.
 *
 * @throws InputError naming the key that is wrong
 */
export function readBandLegend(config: Config): BandLegend {
  const chosen = config.getOptional(KEY);
  if (chosen === undefined) return bandLegends[0];
  if (typeof chosen === 'string') {
    const shipped = bandLegends.find(({ id }) => id === chosen);
    if (shipped) return shipped;
    const known = bandLegends.map(({ id }) => id).join(', ');
    throw new InputError(
      `${KEY} names no legend that is shipped (${known}); give 'id', 'source' and 'metrics' to define one`,
    );
  }
  const own = config.getConfig(KEY);
  const id = own.getString('id');
  if (bandLegends.some(legend => legend.id === id)) {
    throw new InputError(`${KEY}.id must not be that of a shipped legend`);
  }
  const metrics = own.getConfig('metrics');
  const bands: BandLegend['bands'] = {};
  for (const metric of metrics.keys()) {
    if (!isMetricId(metric)) {
      throw new InputError(`${KEY}.metrics.${metric} is no metric of a model`);
    }
    const isDuration = metricRegistry[metric].unit === 'ms';
    const key = `${KEY}.metrics.${metric}`;
    bands[metric] = inSteps(
      metrics
        .getConfigArray(metric)
        .map((band, index) => readBand(band, isDuration, `${key}[${index}]`)),
      key,
    );
  }
  if (Object.keys(bands).length === 0) {
    throw new InputError(`${KEY}.metrics must give at least one metric bands`);
  }
  return { id, source: own.getString('source'), bands };
}

function readBand(config: Config, isDuration: boolean, key: string): Band {
  const name = NAMES.find(known => known === config.getString('name'));
  if (!name) {
    throw new InputError(`${key}.name must be one of ${NAMES.join(', ')}`);
  }
  const given = config.keys().filter(each => each !== 'name');
  const limit = LIMITS.find(each => each === given[0]);
  if (given.length > 1 || (given.length === 1 && !limit)) {
    throw new InputError(
      `${key} may have one limit: ${LIMITS.join(', ')}; found ${given.join(
        ', ',
      )}`,
    );
  }
  if (!limit) return { name };
  const value =
    isDuration && typeof config.get(limit) !== 'number'
      ? durationToMilliseconds(readDurationFromConfig(config, { key: limit }))
      : config.getNumber(limit);
  return { name, [limit]: value };
}

/** @throws InputError unless the bands are in order and their limits, too */
function inSteps(bands: Band[], key: string): Band[] {
  const ranks = bands.map(({ name }) => NAMES.indexOf(name));
  if (ranks.some((rank, index) => index > 0 && rank <= ranks[index - 1])) {
    throw new InputError(`${key} must list its bands once each, best first`);
  }
  const limits = bands.slice(0, -1).map(band => {
    const value = band.below ?? band.atMost;
    return { fewer: value !== undefined, value: value ?? band.atLeast };
  });
  const last = bands[bands.length - 1];
  if (
    limits.some(({ value }) => value === undefined) ||
    !last ||
    LIMITS.some(limit => last[limit] !== undefined)
  ) {
    throw new InputError(
      `${key} must give every band a limit but the last, which takes the rest`,
    );
  }
  const [first] = limits;
  const steps = limits.every(({ fewer, value }, index) => {
    if (fewer !== first.fewer) return false;
    if (index === 0) return true;
    const before = limits[index - 1].value!;
    return fewer ? value! > before : value! < before;
  });
  if (!steps) {
    throw new InputError(
      `${key} must step one way, each limit easier to meet than the one before`,
    );
  }
  return bands;
}
