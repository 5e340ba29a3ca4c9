import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { Payload } from 'backstage-plugin-waymark-node';

/**
 * What whoever created the deployment says about it: the object `waymark` in
 * the deployment's payload, which is an object or JSON text. Empty without it.
 */
export function readGivenData(payload: Payload): WaymarkData {
  const given = asObject(payload.find('deployment.payload'));
  return asObject(given.waymark);
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
