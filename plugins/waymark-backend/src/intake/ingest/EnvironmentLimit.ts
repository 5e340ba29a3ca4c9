import { eventKind, type CdEvent } from 'backstage-plugin-waymark-common';
import type { Fault } from 'backstage-plugin-waymark-common';

/** What is known of environments by whoever folds deployments. */
export type KnownEnvironments = {
  /** One form of all names of an environment */
  formOf(environment: string): string;
  /** Environments that models were deployed to, in that form */
  list(models: string[]): Promise<Map<string, string[]>>;
};

/** What came in is folded, and therefore known, after this time. */
const KNOWN_AFTER_MS = 60_000;
/** Of so many models it is kept which environments they have. */
const MOST_MODELS = 10_000;

/**
 * Refuses deployments to more environments than a model may have. What came in
 * on another replica in the same minute is not counted, so the limit holds about.
 */
export class EnvironmentLimit {
  readonly #models = new Map<string, { forms: Set<string>; until: number }>();

  constructor(
    private readonly most: number,
    private readonly known: KnownEnvironments,
    private readonly now: () => number = Date.now,
  ) {}

  /** What is wrong with each of the events, in their order; mostly nothing */
  async check(
    events: { event: CdEvent; model?: string }[],
  ): Promise<Fault[][]> {
    const deployed = events.map(environmentOf);
    const models = new Set(deployed.flatMap(each => each?.model ?? []));
    const forms = await this.#formsOf([...models]);
    return deployed.map(each =>
      each ? this.#admit(each, forms.get(each.model)!) : [],
    );
  }

  #admit({ model, environment }: Deployed, forms: Set<string>): Fault[] {
    const form = this.known.formOf(environment);
    if (forms.has(form) || forms.size < this.most) {
      forms.add(form);
      return [];
    }
    return [
      {
        path: '/data/subject/content/environment/id',
        message: `would be environment ${
          forms.size + 1
        } of ${model}, which may have ${
          this.most
        } at most (waymark.limits.environmentsPerModel)`,
      },
    ];
  }

  /** Of each model those that are known, which those admitted are added to */
  async #formsOf(models: string[]): Promise<Map<string, Set<string>>> {
    const now = this.now();
    const current = (model: string) => {
      const entry = this.#models.get(model);
      return entry && entry.until > now ? entry.forms : undefined;
    };
    const missing = models.filter(model => !current(model));
    const found =
      missing.length > 0 ? await this.known.list(missing) : new Map();
    if (this.#models.size + missing.length > MOST_MODELS) this.#models.clear();
    return new Map(
      models.map(model => {
        // Another request may have asked meanwhile
        const forms = current(model) ?? new Set(found.get(model));
        if (!current(model)) {
          this.#models.set(model, { forms, until: now + KNOWN_AFTER_MS });
        }
        return [model, forms];
      }),
    );
  }
}

type Deployed = { model: string; environment: string };

function environmentOf({
  event,
  model,
}: {
  event: CdEvent;
  model?: string;
}): Deployed | undefined {
  const kind = eventKind(event.context.type) ?? '';
  if (!model || !/^service\.(deployed|upgraded|rolledback)$/.test(kind)) {
    return undefined;
  }
  const { environment } = event.subject.content as {
    environment?: { id?: unknown };
  };
  const id = environment?.id;
  return typeof id === 'string' ? { model, environment: id } : undefined;
}
