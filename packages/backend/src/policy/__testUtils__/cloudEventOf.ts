/** A deployment of a model as its pipeline tells it, by `/pipelines/<name>`. */
export function cloudEventOf(
  name: string,
  id: string,
  more: { source?: string; type?: string; content?: object } = {},
) {
  const {
    source = `/pipelines/${name}`,
    type = 'dev.cdevents.service.deployed.0.3.0',
    content = {
      environment: { id: 'production' },
      artifactId: `pkg:generic/${name}@1`,
    },
  } = more;
  const timestamp = new Date(Date.now() - 60_000).toISOString();
  return {
    specversion: '1.0',
    id,
    source,
    type,
    time: timestamp,
    subject: name,
    datacontenttype: 'application/json',
    data: {
      context: { specversion: '0.5.1', id, source, type, timestamp },
      subject: { id: name, content },
      customData: {
        waymark: { model: `model:default/${name}`, modelVersion: '1' },
      },
    },
  };
}
