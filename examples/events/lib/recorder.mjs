import { iso } from './time.mjs';

const VERSIONS = {
  'approval.closed': '0.1.0',
  'approval.created': '0.1.0',
};

/** Collects one model's CDEvents, each in its structured CloudEvent. */
export function createRecorder(name) {
  const events = [];

  /**
   * @param kind subject and predicate, such as `service.deployed`
   * @param at epoch milliseconds
   * @returns the event's id
   */
  function add(kind, at, { source, subject, content, waymark }) {
    const id = `${name}-${String(events.length + 1).padStart(4, '0')}`;
    const type = `dev.cdevents.${kind}.${VERSIONS[kind] ?? '0.3.0'}`;
    const time = iso(at);
    events.push({
      specversion: '1.0',
      id,
      source,
      type,
      time,
      subject,
      data: {
        context: { specversion: '0.5.1', id, source, type, timestamp: time },
        subject: { id: subject, content },
        customData: {
          waymark: { model: `model:default/${name}`, ...waymark },
        },
      },
    });
    return id;
  }

  /** In order of time; what lies after `until` has not happened yet. */
  function recorded(until) {
    return events
      .filter(event => event.time <= iso(until))
      .sort((a, b) =>
        a.time === b.time
          ? a.id.localeCompare(b.id)
          : a.time.localeCompare(b.time),
      );
  }

  return { add, recorded };
}
