import type { Entity } from '@backstage/catalog-model';
import type { Fault } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';
import type { ModelHint, TranslatedEvent } from 'backstage-plugin-waymark-node';
import { findUnstorable } from 'backstage-plugin-waymark-node';
import type { Ledger, LedgerEntry } from '../../ledger/Ledger';
import { writeEvent } from '../../ledger/writeEvent';
import { checkEvent, type CheckedEvent } from './checkEvent';
import type {
  Candidate,
  IngestService,
  Sender,
  Verdict,
} from './IngestService';
import { resolveModel } from './ModelResolver';
import { isTooLarge, tooLarge } from './readEvents';

/** So many of an event are told: more nobody reads, and a receipt has to hold them. */
const MOST_FAULTS = 50;

type Judged =
  | { id?: string; faults: Fault[] }
  | { checked: CheckedEvent; hints: ModelHint[] };

/** Options of the ingest service. */
export type DefaultIngestServiceOptions = {
  ledger: Ledger;
  /**
   * The catalog's models, to find those an event knows by another name; those
   * it cannot tell of now leave events unassigned, which is put right later
   */
  models: () => Promise<Map<string, Entity>>;
  /** Of what translators tell; the doors measure what is sent as it is */
  maxEventBytes: number;
  /** Called after each append that brought something new */
  onAppended: () => void;
  /** Called with the models that deployments were told of */
  onDeployments?: (models: string[]) => void;
};

export class DefaultIngestService implements IngestService {
  static create(options: DefaultIngestServiceOptions): DefaultIngestService {
    return new DefaultIngestService(options);
  }

  private constructor(private readonly options: DefaultIngestServiceOptions) {}

  check(candidate: Candidate, sender: Sender): Fault[] {
    const judged = judge(candidate, sender);
    return 'faults' in judged ? judged.faults : [];
  }

  async ingest(candidates: Candidate[], sender: Sender): Promise<Verdict[]> {
    return this.#append(
      candidates.map(candidate => judge(candidate, sender)),
      sender,
    );
  }

  async ingestTranslated(
    events: TranslatedEvent[],
    sender: Sender,
  ): Promise<Verdict[]> {
    const judged = events.map(({ event, hints = [] }): Judged => {
      const unstorable = findUnstorable(event, '/data');
      if (unstorable) return { id: event.context.id, faults: [unstorable] };
      const { body } = writeEvent(event);
      const { maxEventBytes } = this.options;
      if (isTooLarge(body, maxEventBytes)) {
        return { id: event.context.id, faults: [tooLarge(maxEventBytes)] };
      }
      const attributes = JSON.parse(body);
      const verdict = judge({ attributes }, sender);
      return 'checked' in verdict ? { ...verdict, hints } : verdict;
    });
    return this.#append(judged, sender);
  }

  async #append(judged: Judged[], sender: Sender): Promise<Verdict[]> {
    const fit = judged.filter(item => 'checked' in item);
    const models = fit.some(({ checked }) => !checked.named)
      ? await this.options.models()
      : new Map<string, Entity>();
    const entries = fit.map(({ checked, hints }): LedgerEntry => {
      const { event, body, digest, time, named } = checked;
      return {
        event,
        body,
        digest,
        time,
        door: sender.door,
        sender: sender.name,
        ...resolveModel(event, named, hints, models),
      };
    });
    const appended =
      entries.length > 0 ? await this.options.ledger.append(entries) : [];
    if (appended.includes('accepted')) {
      this.options.onAppended();
      this.options.onDeployments?.(deployedModels(entries));
    }
    let next = 0;
    return judged.map((item): Verdict => {
      if ('faults' in item) return { status: 'rejected', ...item };
      const { id } = item.checked.event.context;
      const status = appended[next];
      next += 1;
      return { status, id };
    });
  }
}

function deployedModels(entries: LedgerEntry[]): string[] {
  const models = entries.flatMap(({ event, model }) =>
    model && eventKind(event.context.type)?.startsWith('service.')
      ? [model]
      : [],
  );
  return [...new Set(models)];
}

function judge(candidate: Candidate, sender: Sender): Judged {
  if ('faults' in candidate) return candidate;
  const { attributes } = candidate;
  const id = typeof attributes.id === 'string' ? attributes.id : undefined;
  const checked = checkEvent(attributes);
  if ('faults' in checked) {
    return { id, faults: checked.faults.slice(0, MOST_FAULTS) };
  }
  const faults = checkLimits(checked, sender);
  return faults.length > 0 ? { id, faults } : { checked, hints: [] };
}

/** A source token fixes what its sender may say. */
function checkLimits(
  { event, named }: CheckedEvent,
  { limits }: Sender,
): Fault[] {
  if (!limits) return [];
  const { source, type } = event.context;
  const { subject } = event;
  const faults: Fault[] = [];
  if (source !== limits.eventSource) {
    faults.push({
      path: '/source',
      message: `must be ${limits.eventSource}, the one this token was made for`,
    });
  }
  // An incident is known by its subject: under another's source it is theirs
  const incident = eventKind(type)?.startsWith('incident.');
  if (incident && (subject.source ?? source) !== limits.eventSource) {
    faults.push({
      path: '/data/subject/source',
      message: `must be ${limits.eventSource} or left out: this token speaks of no other’s incidents`,
    });
  }
  if (limits.models && !(named && limits.models.includes(named))) {
    faults.push({
      path: '/data/customData/waymark/model',
      message: `must be one of those this token was made for: ${limits.models.join(
        ', ',
      )}`,
    });
  }
  if (limits.types && !limits.types.some(prefix => type.startsWith(prefix))) {
    faults.push({
      path: '/type',
      message: `must begin with one of ${limits.types.join(', ')}`,
    });
  }
  return faults;
}
