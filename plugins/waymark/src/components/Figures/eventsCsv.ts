import type { MetricEvent } from 'backstage-plugin-waymark-common';
import { type CsvCell, toCsv } from '../common/table/toCsv';

const columns: [name: string, read: (event: MetricEvent) => CsvCell][] = [
  ['time', event => event.time],
  ['eventId', event => event.eventId],
  ['source', event => event.source],
  ['type', event => event.type],
  ['model', event => event.model],
  ['version', event => event.version],
  ['environment', event => event.environment],
  ['contributes', event => event.contributes],
  ['excludedFor', event => event.excludedFor],
  ['value', event => event.value],
  ['url', event => event.url],
  ['runUrl', event => event.runUrl],
  ['changeUrl', event => event.changeUrl],
  ['related', event => event.related.map(({ text }) => text).join('; ')],
  ['repository', event => event.change?.repository],
  ['commit', event => event.change?.commit],
  ['stale', event => event.stale],
];

/** The events behind a figure as CSV, unrounded, in the API's units. */
export function eventsCsv(events: readonly MetricEvent[]): string {
  return toCsv([
    columns.map(([name]) => name),
    ...events.map(event => columns.map(([, read]) => read(event))),
  ]);
}
