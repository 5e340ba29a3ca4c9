import { InputError } from '@backstage/errors';
import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { Payload } from 'backstage-plugin-waymark-node';

/**
 * What whoever created the deployment says about it: the object `waymark` in
 * the deployment's payload, which is an object or JSON text. Empty without it.
 *
 * @throws InputError when `change` is a list
 */
export function readGivenData(payload: Payload): WaymarkData {
  const { waymark } = asObject(payload.find('deployment.payload'));
  const given = asObject(waymark);
  if (Array.isArray(given.change)) {
    throw new InputError(
      'deployment.payload.waymark.change is one change; a list of them goes into changes',
    );
  }
  return given;
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  if (typeof value !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'string' ? {} : asObject(parsed);
  } catch {
    return {};
  }
}
