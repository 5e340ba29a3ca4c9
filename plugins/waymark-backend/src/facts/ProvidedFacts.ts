import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { FactProvider, FactValue } from 'backstage-plugin-waymark-node';

/** How long values are kept, milliseconds. */
const KEPT_MS = 60_000;
/** How long a provider may take, milliseconds. */
const PATIENCE_MS = 5_000;

type Values = Record<string, FactValue>;
type Asked = {
  at: number;
  values: Promise<Values>;
  /** The last there were, until these come; none before the first answer */
  known?: Values;
  answered: boolean;
};

/** Values of the fact providers' facts; kept for a minute. */
export class ProvidedFacts {
  readonly #asked = new Map<string, Asked>();

  static create(options: {
    providers: FactProvider[];
    logger: LoggerService;
    patienceMs?: number;
  }): ProvidedFacts {
    const { providers, logger, patienceMs = PATIENCE_MS } = options;
    return new ProvidedFacts(providers, logger, patienceMs);
  }

  private constructor(
    private readonly providers: FactProvider[],
    private readonly logger: LoggerService,
    private readonly patienceMs: number,
  ) {}

  /**
   * Values by name. What a provider that throws, takes too long or answers
   * with the wrong type would have said is not known, and logged; a model in
   * no catalog has none.
   */
  async gather(entity: Entity | undefined): Promise<Values> {
    if (!entity || this.providers.length === 0) return {};
    const ref = stringifyEntityRef(entity);
    const last = this.#asked.get(ref);
    if (last && isFresh(last)) return last.values;
    const asked: Asked = {
      at: Date.now(),
      values: this.#ask(entity, ref),
      known: last?.known,
      answered: false,
    };
    this.#asked.set(ref, asked);
    const values = await asked.values;
    asked.known = values;
    asked.answered = true;
    return values;
  }

  /**
   * The values last heard, without waiting, and whether to ask again; no values
   * where providers were asked, if at all, and have not answered yet.
   */
  last(entity: Entity | undefined): { values?: Values; stale: boolean } {
    if (!entity || this.providers.length === 0) {
      return { values: {}, stale: false };
    }
    const asked = this.#asked.get(stringifyEntityRef(entity));
    return {
      values: asked?.known,
      stale: !asked?.answered || !isFresh(asked),
    };
  }

  async #ask(entity: Entity, ref: string): Promise<Values> {
    const answers = await Promise.all(
      this.providers.map(async provider => {
        try {
          const values = await within(this.patienceMs, () =>
            provider.getFacts(entity),
          );
          return this.#declared(provider, values, ref);
        } catch (error) {
          this.logger.warn(
            `${provider.id} gives no facts of ${ref}: ${stringifyError(error)}`,
          );
          return {};
        }
      }),
    );
    return Object.assign({}, ...answers);
  }

  #declared({ id, facts }: FactProvider, values: Values, ref: string): Values {
    return Object.fromEntries(
      facts.flatMap(({ name, type }) => {
        const value = values[name];
        if (value === undefined || value === null) return [];
        if (typeof value === type) return [[name, value]];
        this.logger.warn(`${id} says ${name} of ${ref} is no ${type}`);
        return [];
      }),
    );
  }
}

function isFresh({ at }: Asked): boolean {
  return Date.now() - at < KEPT_MS;
}

async function within<T>(millis: number, task: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${millis} ms`)),
      millis,
    );
  });
  try {
    return await Promise.race([task(), late]);
  } finally {
    clearTimeout(timer);
  }
}
