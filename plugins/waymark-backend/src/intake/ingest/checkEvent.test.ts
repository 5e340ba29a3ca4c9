import type { JsonObject } from '@backstage/types';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { checkEvent } from './checkEvent';

function sent(change: (event: any) => void = () => {}): JsonObject {
  const event = cloudEvent(deployment('d1', '2026-06-01T10:00:00.9876Z', '1'));
  const copy = JSON.parse(JSON.stringify(event));
  change(copy);
  return copy;
}

function faultsOf(change: (event: any) => void) {
  const checked = checkEvent(sent(change));
  return 'faults' in checked ? checked.faults.map(({ path }) => path) : [];
}

describe('checkEvent', () => {
  it('gives the time cut to milliseconds and the model named in full', () => {
    expect(
      checkEvent(
        sent(event => {
          event.data.customData.waymark.model = 'Credit-Risk';
        }),
      ),
    ).toMatchObject({
      time: Date.parse('2026-06-01T10:00:00.987Z'),
      named: 'model:default/credit-risk',
    });
  });

  it('makes one text of an event, whatever its keys stand in', () => {
    const event = sent();
    const backwards = Object.fromEntries(Object.entries(event).reverse());
    const [one, other] = [event, backwards].map(checkEvent);
    expect(one).toEqual(other);
    expect(one).toHaveProperty('body', expect.stringContaining('"id":"d1"'));
  });

  it('keeps extensions and needs neither time nor subject', () => {
    const checked = checkEvent(
      sent(event => {
        delete event.time;
        delete event.subject;
        event.traceparent = '00-1-2-01';
      }),
    );
    expect(checked).toHaveProperty(
      'body',
      expect.stringContaining('"traceparent":"00-1-2-01"'),
    );
  });

  it.each<[string, (event: any) => void, string[]]>([
    [
      'another version',
      e => {
        e.specversion = '0.3';
      },
      ['/specversion'],
    ],
    [
      'no id',
      e => {
        delete e.id;
      },
      ['/id'],
    ],
    [
      'an empty source',
      e => {
        e.source = '';
      },
      ['/source'],
    ],
    [
      'base64',
      e => {
        e.data_base64 = 'e30=';
      },
      ['/data_base64'],
    ],
    [
      'no data',
      e => {
        delete e.data;
      },
      ['/data', '/data'],
    ],
    [
      'a bad attribute name',
      e => {
        e['Trace-Id'] = '1';
      },
      ['/Trace-Id'],
    ],
    [
      'a nested attribute',
      e => {
        e.trace = {};
      },
      ['/trace'],
    ],
    [
      'another id',
      e => {
        e.id = 'd2';
      },
      ['/id'],
    ],
    [
      'another source',
      e => {
        e.source = '/x';
      },
      ['/source'],
    ],
    [
      'another subject',
      e => {
        e.subject = 'x';
      },
      ['/subject'],
    ],
    [
      'another time',
      e => {
        e.time = '2026-06-01T10:00:01Z';
      },
      ['/time'],
    ],
    [
      'a model that is none',
      e => {
        e.data.customData.waymark.model = 'a b/c/d';
      },
      ['/data/customData/waymark/model'],
    ],
    [
      'an entity of another kind',
      e => {
        e.data.customData.waymark.model = 'component:default/x';
      },
      ['/data/customData/waymark/model'],
    ],
    [
      'a model with a name longer than the catalog has',
      e => {
        e.data.customData.waymark.model = 'x'.repeat(3_000);
      },
      ['/data/customData/waymark/model'],
    ],
    [
      'a model that is no text',
      e => {
        e.data.customData.waymark.model = 7;
      },
      ['/data/customData/waymark/model'],
    ],
    [
      'U+0000',
      e => {
        e.data.customData.note = 'a\u0000';
      },
      ['/data/customData/note'],
    ],
    [
      'half a pair',
      e => {
        e.data.customData.note = '\ud800';
      },
      ['/data/customData/note'],
    ],
    [
      'a number beyond all numbers',
      e => {
        e.data.customData.waymark.cost = { amount: Number('1e999') };
      },
      ['/data/customData/waymark/cost/amount'],
    ],
    [
      'the same in an extension',
      e => {
        e.amount = Number('-1e999');
      },
      ['/amount'],
    ],
    [
      'nesting without end',
      e => {
        e.data.customData.note = JSON.parse(
          `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
        );
      },
      [`/data/customData/note${'/0'.repeat(97)}`],
    ],
    [
      'one of the portal’s own types',
      e => {
        e.type = 'dev.cdeventsx.waymark-reporter.set.0.1.0';
        e.data.context.type = e.type;
      },
      ['/type'],
    ],
    [
      'one of the portal’s own types in the spelling of CDEvents',
      e => {
        e.type = 'dev.cdevents.waymark-event.withdrawn.0.1.0';
        e.data.context.type = e.type;
      },
      ['/type'],
    ],
  ])('refuses %s', (_, change, paths) => {
    expect(faultsOf(change)).toEqual(paths);
  });

  it('takes the time in another zone and digits, and escaped backslashes', () => {
    expect(
      faultsOf(event => {
        event.time = '2026-06-01T12:00:00.987+02:00';
        event.data.customData.note = 'C:\\u0000';
      }),
    ).toEqual([]);
  });
});
