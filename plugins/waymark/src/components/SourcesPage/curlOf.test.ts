import { curlOf } from './curlOf';

describe('the command that sends an event', () => {
  const at = '2026-05-04T09:30:00.000Z';

  it('sends what the source may say', () => {
    const curl = curlOf(
      {
        eventSource: "/it's",
        models: ['model:default/a'],
        types: ['dev.cdevents.'],
      },
      'https://portal.example.com/api/waymark',
      at,
    );
    expect(curl).toContain("'https://portal.example.com/api/waymark/events'");
    const data = /-d '(.*)'$/.exec(curl)![1].replaceAll(`'\\''`, "'");
    expect(JSON.parse(data)).toMatchObject({
      source: "/it's",
      type: 'dev.cdevents.pipelinerun.queued.0.3.0',
      data: {
        context: { timestamp: at, source: "/it's" },
        customData: { waymark: { model: 'model:default/a' } },
      },
    });
  });

  it('leaves the event to those limited to other types', () => {
    const types = ['dev.cdevents.service.'];
    expect(curlOf({ eventSource: '/a', models: null, types }, 'x', at)).toMatch(
      /-d @event.json$/,
    );
  });
});
