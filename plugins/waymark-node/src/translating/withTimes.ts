import type { WaymarkData } from 'backstage-plugin-waymark-common';
import { findTime } from './readTime';

type Fields = Record<string, unknown>;

const OWN = ['degradedSince', 'startedAt'];
const OF_CHANGE = ['committedAt'];
const OF_TRAINING = ['startedAt', 'finishedAt', 'trainedDataUntil'];

/**
 * The times in `customData.waymark` as every door writes them. One before 1970
 * is left out; what is no time stays as it is, and is read by nobody.
 */
export function withTimes(waymark: WaymarkData): WaymarkData {
  const { change, changes, training } = waymark;
  return {
    ...read(waymark, OWN),
    ...(isObject(change) ? { change: read(change, OF_CHANGE) } : {}),
    ...(Array.isArray(changes)
      ? {
          changes: changes.map(each =>
            isObject(each) ? read(each, OF_CHANGE) : each,
          ),
        }
      : {}),
    ...(isObject(training) ? { training: read(training, OF_TRAINING) } : {}),
  };
}

function read<T extends object>(value: T, fields: string[]): T {
  const copy = { ...value } as Fields;
  for (const field of fields) {
    if (!(field in copy)) continue;
    try {
      copy[field] = findTime(copy[field], field);
    } catch {
      // Stays as it is
    }
  }
  return copy as T;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
