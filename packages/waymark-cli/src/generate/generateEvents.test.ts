import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { eventKind } from 'backstage-plugin-waymark-common';
import { generateEvents } from './generateEvents';
import type { RecordedEvent } from './Recorder';
import { DAY } from './time';
import { toCopyLine, toLedgerRow } from './toLedgerRow';

const FROM = Date.UTC(2025, 0, 1);
const options = { models: 40, days: 200, seed: 'test', from: FROM };
const events = [...generateEvents(options)];

const kindOf = (event: RecordedEvent) => eventKind(event.type)!;
const ofKind = (kind: string) => events.filter(e => kindOf(e) === kind);
const told = (event: RecordedEvent) => event.data.customData!.waymark!;

it('says the same for the same seed, and something else for another', () => {
  const text = (list: RecordedEvent[]) => JSON.stringify(list);
  expect(text([...generateEvents(options)])).toBe(text(events));
  const [other] = generateEvents({ ...options, seed: 'other' });
  expect(other).not.toEqual(events[0]);
});

it('tells each event once, in order of time, within the time asked for', () => {
  const keys = events.map(({ source, id }) => `${source} ${id}`);
  expect(new Set(keys).size).toBe(events.length);
  const times = events.map(({ time }) => Date.parse(time));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThanOrEqual(FROM);
  expect(times.at(-1)).toBeLessThanOrEqual(FROM + 200 * DAY);
});

it('has the shapes of delivery', () => {
  for (const kind of [
    'change.merged',
    'artifact.packaged',
    'artifact.signed',
    'artifact.published',
    'testsuiterun.finished',
    'approval.created',
    'approval.closed',
    'service.deployed',
    'service.upgraded',
    'service.rolledback',
    'incident.detected',
    'incident.resolved',
    'pipelinerun.finished',
    'taskrun.finished',
  ]) {
    expect([kind, ofKind(kind).length]).not.toEqual([kind, 0]);
  }
  expect(
    new Set(ofKind('incident.detected').map(event => told(event).cause)),
  ).toEqual(
    new Set([
      ...['drift', 'dataQuality', 'performance'],
      ...['infrastructure', 'dependency', 'unknown'],
    ]),
  );
  const deployed = [
    ...ofKind('service.deployed'),
    ...ofKind('service.upgraded'),
  ];
  expect(deployed.some(event => told(event).unplanned)).toBe(true);
  expect(deployed.some(event => told(event).trafficPercent === 10)).toBe(true);
  expect(new Set(deployed.map(event => told(event).environmentTier))).toEqual(
    new Set(['staging', 'production']),
  );
  expect(
    new Set(
      ofKind('artifact.packaged').map(event => told(event).training!.trigger),
    ),
  ).toEqual(new Set(['commit', 'schedule', 'drift']));
});

it('names deployments that happened before as undone or blamed', () => {
  const seen = new Set<string>();
  for (const event of events) {
    const { reverts, deployment } = told(event);
    const named = [reverts, deployment].filter(id => id !== undefined);
    expect(named.filter(id => !seen.has(id))).toEqual([]);
    if (kindOf(event).startsWith('service.')) seen.add(event.id);
  }
});

it('is quieter on weekends', () => {
  const weekend = events.filter(({ time }) =>
    [0, 6].includes(new Date(time).getUTCDay()),
  ).length;
  expect(weekend / events.length).toBeGreaterThan(0);
  expect(weekend / events.length).toBeLessThan(0.15);
});

it('has teams of different rhythms', () => {
  const releases = new Map<string, number>();
  for (const event of ofKind('artifact.packaged')) {
    const { model } = told(event);
    releases.set(model!, (releases.get(model!) ?? 0) + 1);
  }
  const counts = [...releases.values()].sort((a, b) => a - b);
  expect(counts.at(-1)! / counts[0]).toBeGreaterThan(10);
});

it('writes rows of one line with the digests of what they hold', () => {
  const row = toLedgerRow(events[0]);
  expect(row.event_key).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(row.body).data).toEqual(events[0].data);
  const line = toCopyLine({ ...row, body: 'a\tb\nc\\d', incident_key: null });
  expect(line.split('\t')).toHaveLength(13);
  expect(line).toMatch(/\t\\N\t[0-9a-f]{64}\ta\\tb\\nc\\\\d$/);
});

it('still tells the demonstration byte for byte', async () => {
  const folder = resolve(__dirname, '../../../../examples/events');
  const { tellHistory } = require('.');
  jest.doMock(`${folder}/generator.mjs`, () => require('.'));
  const { models } = require(`${folder}/models.mjs`);
  const { anchor } = JSON.parse(readFileSync(`${folder}/anchor.json`, 'utf8'));
  for (const model of models) {
    const lines = [...tellHistory(model, Date.parse(anchor))].map(event =>
      JSON.stringify(event),
    );
    const recorded = readFileSync(`${folder}/${model.name}.ndjson`, 'utf8');
    expect(`${lines.join('\n')}\n` === recorded).toBe(true);
  }
});
