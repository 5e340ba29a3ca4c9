import type { CdEvent } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';

type Fields = Record<string, unknown>;

/** Subjects whose `url` CDEvents 0.5 calls `uri`. */
const WITH_URL = /^(environment|pipelinerun|repository|taskrun)\./;
/** Outcomes of tests as CDEvents 0.3 and 0.4 called them. */
const OUTCOMES = new Map<unknown, string>([
  ['pass', 'success'],
  ['fail', 'failure'],
]);
const PIPELINE_OUTCOMES = ['success', 'failure', 'cancel', 'error'];

/**
 * A CDEvent in the words of version 0.5. Those of 0.3 and 0.4, told by
 * `context.version`, are rewritten into a copy; anything else is returned as it
 * is, whether it is a CDEvent or not. The ledger keeps what was sent, so
 * whoever reads an event from it reads it through this function.
 */
export function currentCdEvent(data: unknown): unknown {
  if (!isObject(data) || !isObject(data.context)) return data;
  const { version, ...context } = data.context;
  if (typeof version !== 'string' || context.specversion !== undefined) {
    return data;
  }
  return {
    ...data,
    context: { ...context, specversion: version },
    subject: currentSubject(data.subject, kindOf(context)),
  };
}

/** The CDEvent in the text of a CloudEvent as the ledger keeps it. */
export function readStoredEvent(body: string): CdEvent {
  return currentCdEvent(JSON.parse(body).data) as CdEvent;
}

function currentSubject(subject: unknown, kind: string): unknown {
  if (!isObject(subject)) return subject;
  const { type: _, ...rest } = subject;
  return { ...rest, content: currentContent(rest.content, kind) };
}

function currentContent(content: unknown, kind: string): unknown {
  if (!isObject(content)) return content;
  const current = { ...content };
  if (WITH_URL.test(kind) && 'url' in current && !('uri' in current)) {
    current.uri = current.url;
    delete current.url;
  }
  if (kind.startsWith('test')) {
    current.outcome = OUTCOMES.get(current.outcome) ?? current.outcome;
  }
  // Any text was an outcome of a pipeline then; what is none now says nothing
  const { outcome } = current;
  const unknown =
    kind === 'pipelinerun.finished' &&
    typeof outcome === 'string' &&
    !PIPELINE_OUTCOMES.includes(outcome);
  if (outcome === undefined || unknown) delete current.outcome;
  return current;
}

function kindOf({ type }: Fields): string {
  return (typeof type === 'string' && eventKind(type)) || '';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
