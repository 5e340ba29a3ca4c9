import { InputError } from '@backstage/errors';
import { readEvents } from './readEvents';

const LIMIT = 200;

function read(contentType: string, body: string, headers = {}) {
  return readEvents(
    { 'content-type': contentType, ...headers },
    Buffer.from(body),
    { eventBytes: LIMIT, events: 4 },
  );
}

describe('readEvents', () => {
  it('tells the modes apart by content type, however it is written', () => {
    expect(
      read('Application/CloudEvents+JSON; charset=utf-8', '{"id":"1"}'),
    ).toEqual({ mode: 'single', event: { attributes: { id: '1' } } });
    expect(
      read('application/cloudevents-batch+json', '[{"id":"1"},7,null,[]]'),
    ).toEqual({
      mode: 'batch',
      events: [
        { attributes: { id: '1' } },
        ...new Array(3).fill({
          faults: [{ path: '', message: 'must be an object' }],
        }),
      ],
    });
    expect(read('text/plain', 'hello')).toBeUndefined();
    expect(read('', '')).toBeUndefined();
  });

  it('judges each line by itself, empty ones apart', () => {
    const sent = read('application/x-ndjson', '{"id":"1"}\r\n\n{"id"\n  \n');
    expect(sent).toEqual({
      mode: 'batch',
      events: [
        { attributes: { id: '1' } },
        {
          faults: [
            { path: '', message: expect.stringContaining('is not JSON') },
          ],
        },
      ],
    });
  });

  it('takes attributes from headers in binary mode, percent signs decoded', () => {
    expect(
      read('application/json', '{"context":{}}', {
        'ce-specversion': '1.0',
        'ce-id': 'caf%C3%A9',
        'ce-source': '/100%',
        authorization: 'Bearer x',
      }),
    ).toEqual({
      mode: 'single',
      event: {
        attributes: {
          datacontenttype: 'application/json',
          specversion: '1.0',
          id: 'café',
          source: '/100%',
          data: { context: {} },
        },
      },
    });
  });

  it('refuses a body that is unreadable as a whole', () => {
    for (const [type, body] of [
      ['application/cloudevents+json', '{'],
      ['application/cloudevents-batch+json', '{"id":"1"}'],
      ['application/cloudevents-batch+json', ''],
    ]) {
      expect(() => read(type, body)).toThrow(InputError);
    }
  });

  it('measures bytes, and refuses before it parses', () => {
    // As many bytes as allowed, in fewer characters
    const fits = `{"a":"${'é'.repeat((LIMIT - 8) / 2)}"}`;
    expect(read('application/cloudevents+json', fits)).toBeDefined();
    const over = `{"a":"${'é'.repeat(LIMIT / 2)}`;
    for (const [type, headers] of [
      ['application/cloudevents+json', {}],
      ['application/json', { 'ce-specversion': '1.0' }],
    ] as const) {
      expect(() => read(type, over, headers)).toThrow(
        expect.objectContaining({ statusCode: 413 }),
      );
    }
  });
});
