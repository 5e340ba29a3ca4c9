import { toError } from '@backstage/errors';
import {
  MOST_CHANGES,
  type CdEvent,
  type Fault,
} from 'backstage-plugin-waymark-common';
import { findUnstorable, parseModelRef } from 'backstage-plugin-waymark-node';
import { formatInstant, parseInstant } from '../../kernel/time/instant';
import { currentCdEvent } from '../../ledger/currentCdEvent';
import { writeEvent } from '../../ledger/writeEvent';
import { checkBinding } from './checkBinding';
import { checkContent } from './checkContent';
import { DEFAULT_CONTENT_LIMITS, type ContentLimits } from './ContentLimits';
import { validateCdEvent } from './validateCdEvent';

/** An event fit for the ledger but for its model. */
export type CheckedEvent = {
  /** In the words of CDEvents 0.5 */
  event: CdEvent;
  /** RFC 8785 text of the CloudEvent, with the CDEvent as it was sent */
  body: string;
  /** SHA-256 of the CDEvent's canonical text, hex */
  digest: string;
  /** Epoch milliseconds */
  time: number;
  /** Entity ref the event names, normalised */
  named?: string;
};

const ATTRIBUTE = /^[a-z0-9]+$/;

/** How far after its arrival an event may be dated: clocks differ. */
const MOST_AHEAD_MS = 86_400_000;

/** How events are judged. */
export type CheckOptions = {
  /** How much one may say */
  content?: ContentLimits;
  /** Whether only the first thing that is wrong by the schema is told */
  firstOnly?: boolean;
};

/**
 * Checks a CloudEvent and the CDEvent in it, and the binding between them. First
 * whether it says no more than one may, which bounds what all else costs, then
 * whether it can be stored: all else may write it as JSON.
 *
 * @param now - when it arrived, epoch milliseconds
 */
export function checkEvent(
  attributes: Record<string, unknown>,
  now: number,
  { content = DEFAULT_CONTENT_LIMITS, firstOnly }: CheckOptions = {},
): CheckedEvent | { faults: Fault[] } {
  const unfit = checkContent(attributes, content) ?? findUnstorable(attributes);
  if (unfit) return { faults: [unfit] };
  const event = currentCdEvent(attributes.data);
  const faults = [
    ...checkAttributes(attributes),
    ...validateCdEvent(event, { firstOnly }),
  ];
  if (faults.length > 0) return { faults };
  return checkMeaning(
    event as CdEvent,
    { attributes, sent: attributes.data as CdEvent },
    now,
  );
}

/**
 * The same for a CDEvent that a translator made, which has no CloudEvent of its
 * own to agree with.
 */
export function checkTranslated(
  event: CdEvent,
  now: number,
  { content = DEFAULT_CONTENT_LIMITS, firstOnly }: CheckOptions = {},
): CheckedEvent | { faults: Fault[] } {
  const unfit =
    checkContent(event, content, '/data') ?? findUnstorable(event, '/data');
  if (unfit) return { faults: [unfit] };
  const faults = validateCdEvent(event, { firstOnly });
  if (faults.length > 0) return { faults };
  return checkMeaning(event, { attributes: {}, sent: event }, now);
}

/** Checks what no schema can say, of an event that is valid by its schema. */
function checkMeaning(
  event: CdEvent,
  { attributes, sent }: { attributes: Record<string, unknown>; sent: CdEvent },
  now: number,
): CheckedEvent | { faults: Fault[] } {
  const time = parseInstant(event.context.timestamp)!;
  const { ref, faults: modelFaults } = readModelRef(event);
  const faults = [
    ...checkBinding(attributes, event),
    ...checkTime(time, now),
    ...modelFaults,
    ...checkChanges(event),
  ];
  if (faults.length > 0) return { faults };
  return { event, ...writeEvent(sent, attributes), time, named: ref };
}

function checkAttributes(attributes: Record<string, unknown>): Fault[] {
  const faults: Fault[] = [];
  if (attributes.specversion !== '1.0') {
    faults.push({ path: '/specversion', message: 'must be 1.0' });
  }
  for (const name of ['id', 'source', 'type']) {
    if (typeof attributes[name] !== 'string' || attributes[name] === '') {
      faults.push({ path: `/${name}`, message: 'is required' });
    }
  }
  if (attributes.data_base64 !== undefined) {
    faults.push({
      path: '/data_base64',
      message: 'is not supported: send the CDEvent as JSON in data',
    });
  } else if (attributes.data === undefined) {
    faults.push({ path: '/data', message: 'is required' });
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'data' || name === 'data_base64') continue;
    if (!ATTRIBUTE.test(name)) {
      faults.push({
        path: `/${name}`,
        message: 'is no attribute name: lower-case letters and digits only',
      });
    } else if (typeof value === 'object' && value !== null) {
      faults.push({ path: `/${name}`, message: 'must be a plain value' });
    }
  }
  return faults;
}

function checkTime(time: number, now: number): Fault[] {
  const fault = (message: string) => [
    { path: '/data/context/timestamp', message },
  ];
  if (time < 0) {
    return fault('is before 1970, which is how “no time” is often written');
  }
  if (time > now + MOST_AHEAD_MS) {
    return fault(
      `is more than a day after the event arrived, at ${formatInstant(now)}`,
    );
  }
  return [];
}

/** A list in `change` would count as absent, and with it every change shipped. */
function checkChanges({ customData }: CdEvent): Fault[] {
  const data = customData?.waymark as Record<string, unknown> | undefined;
  const at = '/data/customData/waymark';
  const faults: Fault[] = [];
  if (Array.isArray(data?.change)) {
    faults.push({
      path: `${at}/change`,
      message: 'is one change; a list of them goes into changes',
    });
  }
  if (Array.isArray(data?.changes) && data.changes.length > MOST_CHANGES) {
    faults.push({
      path: `${at}/changes`,
      message: `may list ${MOST_CHANGES} changes at most, this one lists ${data.changes.length}`,
    });
  }
  return faults;
}

function readModelRef(event: CdEvent): { ref?: string; faults: Fault[] } {
  const data = event.customData?.waymark as { model?: unknown } | undefined;
  const model =
    typeof data === 'object' && data !== null ? data.model : undefined;
  if (model === undefined || model === null) return { faults: [] };
  const fault = (message: string) => ({
    faults: [{ path: '/data/customData/waymark/model', message }],
  });
  if (typeof model !== 'string') return fault('must be an entity ref');
  try {
    return { ref: parseModelRef(model), faults: [] };
  } catch (error) {
    return fault(toError(error).message);
  }
}
