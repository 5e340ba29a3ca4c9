import type { JsonObject } from '@backstage/types';
import { cloudEvent, deployment } from '../../__testUtils__/events';
import { checkEvent } from './checkEvent';

function sent(change: (event: any) => void = () => {}): JsonObject {
  const event = cloudEvent(deployment('d1', '2026-06-01T10:00:00.9876Z', '1'));
  const copy = JSON.parse(JSON.stringify(event));
  change(copy);
  return copy;
}

const NOW = Date.parse('2026-06-02T00:00:00Z');

function faultsOf(change: (event: any) => void) {
  const checked = checkEvent(sent(change), NOW);
  return 'faults' in checked ? checked.faults.map(({ path }) => path) : [];
}

describe('checkEvent', () => {
  it('gives the time cut to milliseconds and the model named in full', () => {
    expect(
      checkEvent(
        sent(event => {
          event.data.customData.waymark.model = 'Credit-Risk';
        }),
        NOW,
      ),
    ).toMatchObject({
      time: Date.parse('2026-06-01T10:00:00.987Z'),
      named: 'model:default/credit-risk',
    });
  });

  it('makes one text of an event, whatever its keys stand in', () => {
    const event = sent();
    const backwards = Object.fromEntries(Object.entries(event).reverse());
    const [one, other] = [event, backwards].map(each => checkEvent(each, NOW));
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
      NOW,
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
      'a time that is no plain value',
      e => {
        e.time = { at: '2026-06-01T10:00:01Z' };
      },
      ['/time'],
    ],
    [
      'an event before 1970',
      e => {
        e.data.context.timestamp = '1969-12-31T23:59:59.999Z';
      },
      ['/data/context/timestamp'],
    ],
    [
      'an event more than a day ahead',
      e => {
        e.data.context.timestamp = '2026-06-03T00:00:00.001Z';
      },
      ['/data/context/timestamp'],
    ],
    [
      'a list of changes where one belongs',
      e => {
        e.data.customData.waymark.change = [{ commit: 'a' }];
      },
      ['/data/customData/waymark/change'],
    ],
    [
      'more changes than one event may list',
      e => {
        e.data.customData.waymark.changes = Array(501).fill({ commit: 'a' });
      },
      ['/data/customData/waymark/changes'],
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

  it('says what is wrong with a time, and where a list of changes goes', () => {
    const message = (change: (event: any) => void) => {
      const checked = checkEvent(sent(change), NOW);
      return 'faults' in checked ? checked.faults[0].message : undefined;
    };
    expect(
      message(e => {
        e.data.context.timestamp = '0001-01-01T00:00:00Z';
      }),
    ).toContain('before 1970');
    expect(
      message(e => {
        e.data.context.timestamp = '2099-01-01T00:00:00Z';
      }),
    ).toContain('more than a day after the event arrived');
    expect(
      message(e => {
        e.data.customData.waymark.change = [];
      }),
    ).toContain('changes');
  });

  it('counts by context.timestamp, whatever the CloudEvent’s time is', () => {
    for (const time of ['2026-06-01T12:00:00.5Z', '2020-01-01', 'now']) {
      const checked = checkEvent(
        sent(event => {
          event.time = time;
        }),
        NOW,
      );
      expect(checked).toMatchObject({
        time: Date.parse('2026-06-01T10:00:00.987Z'),
      });
    }
  });

  it('takes what lies a day ahead, 500 changes, and escaped backslashes', () => {
    expect(
      faultsOf(event => {
        event.time = '2026-06-01T12:00:00.987+02:00';
        event.data.context.timestamp = '2026-06-03T00:00:00.000999Z';
        event.data.customData.waymark.changes = Array(500).fill({});
        event.data.customData.note = 'C:\\u0000';
      }),
    ).toEqual([]);
  });
});
