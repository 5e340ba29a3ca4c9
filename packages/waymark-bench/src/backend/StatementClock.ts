import type { Knex } from 'knex';

export type StatementTime = { statement: string; count: number; ms: number };

type Query = { __knexQueryUid: string; sql: string };

/** Times statements from asking to the answer, by what they do to which table. */
export class StatementClock {
  readonly #started = new Map<string, number>();
  readonly #times = new Map<string, StatementTime>();

  static start(knex: Knex): StatementClock {
    const clock = new StatementClock(knex);
    knex.client.on('query', clock.#onQuery);
    knex.client.on('query-response', clock.#onResponse);
    return clock;
  }

  private constructor(private readonly knex: Knex) {}

  stop(): StatementTime[] {
    this.knex.client.off('query', this.#onQuery);
    this.knex.client.off('query-response', this.#onResponse);
    return [...this.#times.values()].sort((a, b) => b.ms - a.ms);
  }

  #onQuery = ({ __knexQueryUid: id }: Query) => {
    this.#started.set(id, performance.now());
  };

  #onResponse = (_response: unknown, { __knexQueryUid: id, sql }: Query) => {
    const started = this.#started.get(id);
    if (started === undefined) return;
    this.#started.delete(id);
    const statement = nameStatement(sql);
    const time = this.#times.get(statement) ?? { statement, count: 0, ms: 0 };
    time.count += 1;
    time.ms += performance.now() - started;
    this.#times.set(statement, time);
  };
}

function nameStatement(sql: string): string {
  const [, verb = sql.slice(0, 30)] = /^\s*(\w+)/.exec(sql) ?? [];
  const [, table] = /\b(?:into|from|update|join)\s+["`]?(\w+)/i.exec(sql) ?? [];
  return [verb.toLowerCase(), table].filter(Boolean).join(' ');
}
