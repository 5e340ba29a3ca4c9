import type { Entity } from '@backstage/catalog-model';
import type { CdEvent, Fault } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';
import {
  findUnstorable,
  type ModelHint,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import type { Ledger, LedgerEntry } from '../../ledger/Ledger';
import { checkLimits, checkModel } from './checkLimits';
import { checkEvent, checkTranslated, type CheckedEvent } from './checkEvent';
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

type Resolved = { id?: string; faults: Fault[] } | { entry: LedgerEntry };

/** Options of the ingest service. */
export type DefaultIngestServiceOptions = {
  ledger: Ledger;
  /**
   * The catalog's models, to find those an event knows by another name; those
   * it cannot tell of now leave events unassigned, which is put right later
   */
  models: () => Promise<Map<string, Entity>>;
  /** Bytes of one event's canonical text */
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
    const judged = this.#judge(candidate, sender);
    return 'faults' in judged ? judged.faults : [];
  }

  async ingest(candidates: Candidate[], sender: Sender): Promise<Verdict[]> {
    const judged = candidates.map(each => this.#judge(each, sender));
    return this.#append(judged, sender);
  }

  async ingestTranslated(
    events: TranslatedEvent[],
    sender: Sender,
  ): Promise<Verdict[]> {
    const judged: Judged[] = [];
    for (const { event: told, hints = [], endedBy } of events) {
      const event =
        endedBy === undefined ? told : await this.#continued(told, endedBy);
      const checked = checkTranslated(event, Date.now());
      judged.push(this.#limited(event.context.id, checked, sender, hints));
    }
    return this.#append(judged, sender);
  }

  /** An incident that begins, or one that goes on after its latest end. */
  async #continued(event: CdEvent, endedBy: string): Promise<CdEvent> {
    // What cannot be stored is refused below, and cannot be looked for
    if (findUnstorable(event)) return event;
    const end = await this.options.ledger.findEnd(event, endedBy);
    if (end === undefined) return event;
    const { context, customData } = event;
    return {
      ...event,
      context: {
        ...context,
        id: `${context.id}/after/${end.slice(endedBy.length)}`,
      },
      customData: {
        ...customData,
        waymark: { ...customData?.waymark, continues: end },
      },
    };
  }

  #judge(candidate: Candidate, sender: Sender): Judged {
    if ('faults' in candidate) return candidate;
    const { attributes } = candidate;
    const id = typeof attributes.id === 'string' ? attributes.id : undefined;
    const checked = checkEvent(attributes, Date.now());
    return this.#limited(id, checked, sender);
  }

  /** Holds an event that was checked against what events and senders may be. */
  #limited(
    id: string | undefined,
    checked: ReturnType<typeof checkEvent>,
    sender: Sender,
    hints: ModelHint[] = [],
  ): Judged {
    if ('faults' in checked) {
      return { id, faults: checked.faults.slice(0, MOST_FAULTS) };
    }
    const { maxEventBytes } = this.options;
    const faults = isTooLarge(checked.body, maxEventBytes)
      ? [tooLarge(maxEventBytes)]
      : checkLimits(checked, sender, hints);
    return faults.length > 0 ? { id, faults } : { checked, hints };
  }

  async #append(checked: Judged[], sender: Sender): Promise<Verdict[]> {
    const judged = await this.#resolve(checked, sender);
    const entries = judged.flatMap(each => ('entry' in each ? each.entry : []));
    const appended =
      entries.length > 0 ? await this.options.ledger.append(entries) : [];
    if (appended.includes('accepted')) {
      this.options.onAppended();
      this.options.onDeployments?.(deployedModels(entries));
    }
    let next = 0;
    return judged.map((item): Verdict => {
      if ('faults' in item) return { status: 'rejected', ...item };
      const { id } = item.entry.event.context;
      const status = appended[next];
      next += 1;
      return { status, id };
    });
  }

  /** Gives events their models; the catalog is asked at most once. */
  async #resolve(judged: Judged[], sender: Sender): Promise<Resolved[]> {
    const unnamed = judged.some(
      each => 'checked' in each && !each.checked.named,
    );
    const models = unnamed
      ? await this.options.models()
      : new Map<string, Entity>();
    return judged.map((item): Resolved => {
      if ('faults' in item) return item;
      const { event, named, ...written } = item.checked;
      const resolved = resolveModel(event, named, item.hints, models);
      const faults = [resolved.model, ...(resolved.alsoModels ?? [])].flatMap(
        model => checkModel(model, sender),
      );
      if (faults.length > 0) return { id: event.context.id, faults };
      const { door, name } = sender;
      return { entry: { event, ...written, door, sender: name, ...resolved } };
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
