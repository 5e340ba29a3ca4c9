import type { Fault } from 'backstage-plugin-waymark-common';
import type { ContentLimits } from './ContentLimits';

/** Fields that name something, other than those whose name ends so. */
const NAMES =
  /^(artifact|chain|commit|continues|datasets|deploysTo|deployment|digest|environment|model|repository|reverts|rollbackRequest|service|source|strategy|subject|type)$|(^i|I)[dD]s?$|[vV]ersion$/;
const WAYMARK = '/data/customData/waymark';
const URLS = /ur[il]$/i;
const COSTS: Record<string, 'costAmount' | 'costUnits'> = {
  amount: 'costAmount',
  gpuSeconds: 'costUnits',
  tokens: 'costUnits',
};

/** As deep as `findUnstorable` goes. */
const DEEPEST = 100;

/**
 * The first thing of which an event says more than one may, before it is judged
 * by its schema: so that no event costs more to judge than what fits these limits.
 *
 * @param at - JSON pointer of `sent`; empty for a CloudEvent, `/data` for a CDEvent
 */
export function checkContent(
  sent: unknown,
  limits: ContentLimits,
  at: '' | '/data' = '',
): Fault | undefined {
  const counter = { properties: 0 };
  return checkValue(sent, at, '', { limits, counter });
}

type Walk = { limits: ContentLimits; counter: { properties: number } };

function checkValue(
  value: unknown,
  path: string,
  name: string,
  walk: Walk,
  depth = 0,
): Fault | undefined {
  const { limits, counter } = walk;
  if (typeof value === 'string') return checkText(value, path, name, limits);
  if (typeof value === 'number') return checkNumber(value, path, name, limits);
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  if (isList && path === '/data/context/links') {
    const fault = over('links', value.length, 'linksPerEvent', limits);
    if (fault) return { path, message: fault };
  }
  // What is nested deeper cannot be stored, and is refused for that
  if (depth > DEEPEST) return undefined;
  const record = value as Record<string, unknown>;
  for (const field in record) {
    if (!Object.hasOwn(record, field)) continue;
    counter.properties += 1;
    const { properties } = counter;
    const most = limits.propertiesPerEvent;
    if (properties > most) {
      const message = `may have ${most} fields and items at most (waymark.limits.propertiesPerEvent)`;
      return { path: '', message };
    }
    const fault = checkValue(
      record[field],
      `${path}/${field}`,
      isList ? name : field,
      walk,
      depth + 1,
    );
    if (fault) return fault;
  }
  return undefined;
}

function checkText(
  text: string,
  path: string,
  name: string,
  limits: ContentLimits,
): Fault | undefined {
  if (text.length <= limits.idLength && text.length <= limits.urlLength) {
    return undefined;
  }
  // What others add for themselves is kept as it is
  const isTheirs =
    path.startsWith('/data/customData/') && !path.startsWith(`${WAYMARK}/`);
  if (isTheirs) return undefined;
  const key = lengthLimitOf(name);
  const message = key && over('characters', text.length, key, limits);
  return message ? { path, message } : undefined;
}

function lengthLimitOf(name: string): 'urlLength' | 'idLength' | undefined {
  if (URLS.test(name)) return 'urlLength';
  return NAMES.test(name) ? 'idLength' : undefined;
}

function checkNumber(
  value: number,
  path: string,
  name: string,
  limits: ContentLimits,
): Fault | undefined {
  if (!Object.hasOwn(COSTS, name) || path !== `${WAYMARK}/cost/${name}`) {
    return undefined;
  }
  const key = COSTS[name];
  if (Math.abs(value) <= limits[key]) return undefined;
  return {
    path,
    message: `may be ${limits[key]} at most (waymark.limits.${key})`,
  };
}

function over(
  what: string,
  count: number,
  key: keyof ContentLimits,
  limits: ContentLimits,
): string | undefined {
  const most = limits[key];
  return count > most
    ? `may have ${most} ${what} at most (waymark.limits.${key}), this has ${count}`
    : undefined;
}
