import type { Entity } from '@backstage/catalog-model';
import type { ModelAnnotation } from 'backstage-plugin-waymark-node';
import type { CdEvent, Fault } from 'backstage-plugin-waymark-common';
import { eventKind } from 'backstage-plugin-waymark-common';
import {
  findUnstorable,
  type TranslatedEvent,
} from 'backstage-plugin-waymark-node';
import type { EventLookup } from '../../ledger/EventLookup';
import type { Ledger, LedgerEntry } from '../../ledger/Ledger';
import type { EnvironmentLimit } from './EnvironmentLimit';
import { inTurns } from '../../kernel/time/pause';
import type { AnnotationTrust } from './AnnotationTrust';
import { checkModel } from './checkLimits';
import { EventJudge, type EventJudgeOptions, type Judged } from './EventJudge';
import type {
  Candidate,
  IngestService,
  Sender,
  Verdict,
} from './IngestService';
import { resolveModel } from './ModelResolver';
import { withChanges } from './withChanges';

type Resolved = { id?: string; faults: Fault[] } | { entry: LedgerEntry };

/** Options of the ingest service. */
export type DefaultIngestServiceOptions = EventJudgeOptions & {
  ledger: Ledger;
  events: Pick<EventLookup, 'find'>;
  /**
   * The catalog's models, to find those an event knows by another name; those
   * it cannot tell of now leave events unassigned, which is put right later
   */
  models: () => Promise<Map<string, Entity>>;
  /** By which native events find those */
  annotations: readonly ModelAnnotation[];
  /** Which of the catalog's annotations count; all when absent */
  trust?: AnnotationTrust;
  /** To how many environments models may be deployed; any number when absent */
  environments?: EnvironmentLimit;
  /** Called after each append that brought something new */
  onAppended: () => void;
  /** Called with the models that deployments were told of */
  onDeployments?: (models: string[]) => void;
};

export class DefaultIngestService implements IngestService {
  static create(options: DefaultIngestServiceOptions): DefaultIngestService {
    return new DefaultIngestService(options);
  }

  readonly #judge: EventJudge;

  private constructor(private readonly options: DefaultIngestServiceOptions) {
    this.#judge = new EventJudge(options);
  }

  check(candidate: Candidate, sender: Sender): Fault[] {
    const judged = this.#judge.judge(candidate, sender);
    return 'faults' in judged ? judged.faults : [];
  }

  async ingest(candidates: Candidate[], sender: Sender): Promise<Verdict[]> {
    const judged = await inTurns(this.#judge.ofSent(candidates, sender));
    return this.#append(judged, sender);
  }

  async ingestTranslated(
    events: TranslatedEvent[],
    sender: Sender,
  ): Promise<Verdict[]> {
    const told: TranslatedEvent[] = [];
    for (const each of events) {
      told.push({ ...each, event: await this.#completed(each) });
    }
    const judged = await inTurns(this.#judge.ofTranslated(told, sender));
    return this.#append(judged, sender);
  }

  /** With what is known of it beside what was sent. */
  async #completed(told: TranslatedEvent): Promise<CdEvent> {
    const { event, endedBy, findChanges } = told;
    if (endedBy !== undefined) return this.#continued(event, endedBy);
    return findChanges
      ? withChanges(event, findChanges, this.options.events)
      : event;
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

  async #append(checked: Judged[], sender: Sender): Promise<Verdict[]> {
    const judged = await this.#placed(await this.#resolve(checked, sender));
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

  /** Refuses deployments to more environments than a model may have. */
  async #placed(resolved: Resolved[]): Promise<Resolved[]> {
    const { environments } = this.options;
    const entries = resolved.flatMap(each =>
      'entry' in each ? each.entry : [],
    );
    if (!environments || entries.length === 0) return resolved;
    const faults = await environments.check(entries);
    const faultsOf = new Map(entries.map((entry, n) => [entry, faults[n]]));
    return resolved.map(each => {
      const found = 'entry' in each ? faultsOf.get(each.entry)! : [];
      return 'faults' in each || found.length === 0
        ? each
        : { id: each.entry.event.context.id, faults: found };
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
    const { annotations, trust } = this.options;
    return judged.map((item): Resolved => {
      if ('faults' in item) return item;
      const { event, named, ...written } = item.checked;
      const known = { models, annotations, trust };
      const resolved = resolveModel(event, named, item.hints, known);
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
