import type { Source } from 'backstage-plugin-waymark-common';

const TYPE = 'dev.cdevents.pipelinerun.queued.0.3.0';

/**
 * A command that sends one event as this source: a queued pipeline run, which
 * no figure counts, or a file of the sender's own where its limits refuse that.
 */
export function curlOf(
  source: Pick<Source, 'eventSource' | 'models' | 'types'>,
  baseUrl: string,
  at: string,
): string {
  const allowed = source.types?.some(prefix => TYPE.startsWith(prefix)) ?? true;
  const data = allowed
    ? quote(JSON.stringify(eventOf(source, at)))
    : '@event.json';
  return [
    `curl -sS ${quote(`${baseUrl}/events`)}`,
    `-H "Authorization: Bearer $WAYMARK_TOKEN"`,
    `-H 'Content-Type: application/cloudevents+json'`,
    `-d ${data}`,
  ].join(' \\\n  ');
}

function eventOf(
  { eventSource, models }: Pick<Source, 'eventSource' | 'models'>,
  at: string,
) {
  const id = `hello-${at}`;
  const attributes = { id, source: eventSource, type: TYPE };
  return {
    specversion: '1.0',
    ...attributes,
    data: {
      context: { specversion: '0.5.1', ...attributes, timestamp: at },
      subject: { id: 'hello', content: {} },
      ...(models ? { customData: { waymark: { model: models[0] } } } : {}),
    },
  };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
