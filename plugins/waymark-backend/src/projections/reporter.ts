import { isRecord, referenceId, text, type FoldEvent } from './FoldEvent';

/** Who is believed on deployments of a model. */
export type Reporter = {
  /** CloudEvents source */
  source?: string;
  /** Sources by environment id, where one has its own */
  byEnvironment: Record<string, string>;
};

/** The latest reporter set, for the model's whole history; events in order. */
export function latestReporter(events: FoldEvent[]): Reporter {
  const latest = events.findLast(({ kind }) => kind === 'waymark-reporter.set');
  return latest ? readReporterContent(latest.content) : { byEnvironment: {} };
}

/** The reporter as the content of `waymark-reporter.set` tells it. */
export function readReporterContent(
  content: Record<string, unknown>,
): Reporter {
  const named = isRecord(content.byEnvironment) ? content.byEnvironment : {};
  return {
    source: text(content.reporter),
    byEnvironment: Object.fromEntries(
      Object.entries(named).flatMap(([environment, source]) => {
        const name = text(source);
        return name ? [[environment, name]] : [];
      }),
    ),
  };
}

/** The source that reports an environment; undefined for any. */
export function reporterOf(
  reporter: Reporter,
  environment: string | undefined,
): string | undefined {
  return environment !== undefined &&
    Object.hasOwn(reporter.byEnvironment, environment)
    ? reporter.byEnvironment[environment]
    : reporter.source;
}

/** Whether an event is somebody else's word on what the reporter tells. */
export function isCorroborating(event: FoldEvent, reporter: Reporter): boolean {
  if (!event.kind.startsWith('service.')) return false;
  const believed = reporterOf(
    reporter,
    referenceId(event.content, 'environment'),
  );
  return believed !== undefined && believed !== event.source;
}
