import { toError } from '@backstage/errors';
import type { CdEvent, Fault } from 'backstage-plugin-waymark-common';
import { findUnstorable, parseModelRef } from 'backstage-plugin-waymark-node';
import { writeEvent } from '../../ledger/writeEvent';
import { parseInstant } from '../../kernel/time/instant';
import { validateCdEvent } from './validateCdEvent';

/** An event fit for the ledger but for its model. */
export type CheckedEvent = {
  event: CdEvent;
  /** RFC 8785 text of the CloudEvent */
  body: string;
  /** SHA-256 of the CDEvent's canonical text, hex */
  digest: string;
  /** Epoch milliseconds */
  time: number;
  /** Entity ref the event names, normalised */
  named?: string;
};

const ATTRIBUTE = /^[a-z0-9]+$/;

/**
 * Checks a CloudEvent and the CDEvent in it, and the binding between them.
 * First whether it can be stored: all else may write it as JSON.
 */
export function checkEvent(
  attributes: Record<string, unknown>,
): CheckedEvent | { faults: Fault[] } {
  const unstorable = findUnstorable(attributes);
  if (unstorable) return { faults: [unstorable] };
  const faults = [
    ...checkAttributes(attributes),
    ...validateCdEvent(attributes.data),
  ];
  if (faults.length > 0) return { faults };
  const event = attributes.data as CdEvent;
  const bound = checkBinding(attributes, event);
  const { ref, faults: modelFaults } = readModelRef(event);
  if (bound.length + modelFaults.length > 0) {
    return { faults: [...bound, ...modelFaults] };
  }
  return {
    event,
    ...writeEvent(event, attributes),
    time: parseInstant(event.context.timestamp)!,
    named: ref,
  };
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

/** The CloudEvent's attributes must say what the CDEvent's context says. */
function checkBinding(
  attributes: Record<string, unknown>,
  { context, subject }: CdEvent,
): Fault[] {
  const faults: Fault[] = [];
  const must = (name: string, same: boolean, field: string) => {
    if (!same) {
      faults.push({ path: `/${name}`, message: `must equal ${field}` });
    }
  };
  must('id', attributes.id === context.id, 'data.context.id');
  must('source', attributes.source === context.source, 'data.context.source');
  must('type', attributes.type === context.type, 'data.context.type');
  if (attributes.time !== undefined && attributes.time !== null) {
    must(
      'time',
      attributes.time === context.timestamp ||
        parseInstant(attributes.time) === parseInstant(context.timestamp),
      'data.context.timestamp',
    );
  }
  if (attributes.subject !== undefined && attributes.subject !== null) {
    must('subject', attributes.subject === subject.id, 'data.subject.id');
  }
  // In CDEvents' own spelling they would be nobody's, and mislead who reads them
  if (/^dev\.cdeventsx?\.waymark-/.test(context.type)) {
    faults.push({
      path: '/type',
      message: 'is one of Waymark’s own types, which only the portal appends',
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
