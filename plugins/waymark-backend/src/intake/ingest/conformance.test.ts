import { readdirSync, readFileSync } from 'fs';
import type { JsonObject } from '@backstage/types';
import { eventKind } from 'backstage-plugin-waymark-common';
import { readStoredEvent } from '../../ledger/currentCdEvent';
import { CD_EVENT_TYPES } from './cdEventTypes';
import { checkEvent } from './checkEvent';
import { exampleContent } from './exampleContent';
import { readEvents } from './readEvents';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const LIMITS = { eventBytes: 100_000, events: 100 };
const KINDS = Object.keys(CD_EVENT_TYPES);

/** An event of a kind with every field, as CDEvents 0.5.1 or 0.6 writes it. */
function current(kind: string, specversion: string) {
  const content = exampleContent(CD_EVENT_TYPES[kind], { full: true });
  // Tests have an outcome of their own, which 0.4 calls otherwise
  if ('outcome' in content) content.outcome = 'failure';
  return {
    context: {
      specversion,
      id: 'e 1/ü%20',
      source: '/ci/%C3%A9',
      type: `dev.cdevents.${kind}.0.3.0`,
      timestamp: '2026-05-04T09:30:00.123456789Z',
      chainId: 'c1',
      links: [
        {
          linkType: 'RELATION',
          linkKind: 'TRIGGER',
          target: { contextId: 'e0' },
        },
        { linkType: 'PATH', from: { contextId: 'e0' } },
      ],
    },
    subject: { id: 'pkg:oci/app@1', source: '/ci', content },
    customData: { note: 'ours', waymark: { model: 'model:default/m' } },
    customDataContentType: 'application/json',
  };
}

/** The same as CDEvents 0.3 or 0.4 wrote it. */
function older(kind: string, version: string): JsonObject {
  const { context, subject, ...rest } = current(kind, version);
  const { specversion, links, chainId, ...old } = context;
  const { uri, ...content } = subject.content;
  const renamed = /^(environment|pipelinerun|repository|taskrun)\./.test(kind);
  const failed = kind.startsWith('test') && 'outcome' in content;
  const linked = version.startsWith('0.3') ? {} : { links, chainId };
  return {
    ...rest,
    context: {
      ...old,
      ...linked,
      version: specversion,
      type: `dev.cdevents.${kind}.0.${version.startsWith('0.3') ? 1 : 2}.1`,
    },
    subject: {
      ...subject,
      type: kind.split('.')[0],
      content: {
        ...content,
        ...(failed ? { outcome: 'fail' } : {}),
        ...(uri === undefined ? {} : { [renamed ? 'url' : 'uri']: uri }),
      },
    },
  };
}

/** The event in each of the three modes, as the door reads it. */
function modesOf(event: any): Record<string, JsonObject> {
  const attributes = {
    specversion: '1.0',
    id: event.context.id,
    source: event.context.source,
    type: event.context.type,
    subject: event.subject.id,
    time: '2026-05-05T00:00:00Z',
  };
  const structured = { ...attributes, data: event };
  const read = (headers: Record<string, string>, body: unknown) => {
    const json = Buffer.from(JSON.stringify(body));
    const sent = readEvents(headers, json, LIMITS)!;
    const one = sent.mode === 'single' ? sent.event : sent.events[0];
    if ('faults' in one) throw new Error(JSON.stringify(one.faults));
    return one.attributes as JsonObject;
  };
  const binary = (encode: (text: string) => string) =>
    read(
      {
        'content-type': 'application/json',
        ...Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [
            `ce-${name}`,
            encode(value),
          ]),
        ),
      },
      event,
    );
  return {
    structured: read(
      { 'content-type': 'application/cloudevents+json' },
      structured,
    ),
    batch: read({ 'content-type': 'application/cloudevents-batch+json' }, [
      structured,
    ]),
    'binary, as it is': binary(text => text),
    'binary, percent-encoded': binary(encodeURIComponent),
    'binary, UTF-8 in bytes': binary(text =>
      Buffer.from(text).toString('latin1'),
    ),
  };
}

/** What was understood of an event, apart from the version it was written in. */
function meaningOf(attributes: JsonObject) {
  const checked = checkEvent(attributes, NOW);
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
  const { specversion, type, links, chainId, ...context } =
    checked.event.context;
  const stored = readStoredEvent(checked.body);
  expect(stored).toEqual(checked.event);
  // What was sent is kept as it was
  expect(JSON.parse(checked.body).data).toEqual(attributes.data);
  return { ...stored, context, kind: eventKind(type), time: checked.time };
}

describe('events of every version of CDEvents', () => {
  it.each(KINDS)('%s means the same in each version and mode', kind => {
    const expected = meaningOf(modesOf(current(kind, '0.5.1')).structured);
    expect(expected.time).toBe(Date.parse('2026-05-04T09:30:00.123Z'));
    const events = [
      current(kind, '0.5.1'),
      current(kind, '0.6.0-draft'),
      // Approvals came with 0.6
      ...(kind.startsWith('approval.')
        ? []
        : [older(kind, '0.4.1'), older(kind, '0.3.0')]),
    ];
    for (const event of events) {
      for (const [mode, attributes] of Object.entries(modesOf(event))) {
        expect([mode, meaningOf(attributes)]).toEqual([mode, expected]);
      }
    }
  });

  it('reads an outcome that 0.3 allowed and means nothing as none', () => {
    const event: any = older('pipelinerun.finished', '0.3.0');
    event.subject.content.outcome = 'done';
    const { subject } = meaningOf(modesOf(event).structured);
    expect(subject.content.outcome).toBeUndefined();
    expect(subject.content.uri).toBeDefined();
  });

  it('leaves what is neither 0.3 nor 0.4 to its own schema', () => {
    const event: any = current('service.deployed', '0.5.1');
    event.subject.type = 'service';
    expect(checkEvent(modesOf(event).structured, NOW)).toHaveProperty('faults');
  });
});

const folders = process.env.CDEVENTS_CONFORMANCE?.split(':') ?? [];

(folders.length > 0 ? describe : describe.skip)(
  'the conformance files of CDEvents in the folders of CDEVENTS_CONFORMANCE',
  () => {
    it.each(folders)('in %s are all accepted', folder => {
      const names = readdirSync(folder).filter(name => name.endsWith('.json'));
      const events = names
        .map(name => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
        .filter(event => event.context);
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) {
        const [first, ...others] = Object.values(modesOf(event)).map(meaningOf);
        for (const other of others) expect(other).toEqual(first);
      }
    });
  },
);
