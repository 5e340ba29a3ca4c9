import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { CampaignPlan, CampaignRecord } from './CampaignRecord';

type CampaignRow = {
  id: string;
  title: string;
  framework: string;
  level: number | null;
  scope: string;
  due: string;
  owner: string;
  note: string | null;
  created_by: string;
  created_ms: number | string;
  closed_by: string | null;
  closed_ms: number | string | null;
  closed_reason: string | null;
  reminded_ms: number | string | null;
};

/** Campaigns in the plugin's database. */
export class CampaignStore {
  static create(options: { database: Knex }): CampaignStore {
    return new CampaignStore(options.database);
  }

  private constructor(private readonly knex: Knex) {}

  /** Those not closed, the earliest due first */
  async listOpen(): Promise<CampaignRecord[]> {
    const rows = await this.#rows()
      .whereNull('closed_ms')
      .orderBy(['due', 'created_ms', 'id']);
    return rows.map(toRecord);
  }

  /** The latest closed first */
  async listClosed(): Promise<CampaignRecord[]> {
    const rows = await this.#rows()
      .whereNotNull('closed_ms')
      .orderBy([{ column: 'closed_ms', order: 'desc' }, 'id']);
    return rows.map(toRecord);
  }

  async get(id: string): Promise<CampaignRecord | undefined> {
    const row = await this.#rows().where({ id }).first();
    return row && toRecord(row);
  }

  async create(
    plan: CampaignPlan,
    { by, at }: { by: string; at: number },
  ): Promise<CampaignRecord> {
    const id = randomUUID();
    await this.#rows().insert({
      id,
      ...toColumns(plan),
      created_by: by,
      created_ms: at,
    });
    return { ...plan, id, createdBy: by, createdAt: at };
  }

  /** False when it is closed, or there is none */
  async update(id: string, plan: CampaignPlan): Promise<boolean> {
    const changed = await this.#rows()
      .where({ id })
      .whereNull('closed_ms')
      .update(toColumns(plan));
    return changed === 1;
  }

  /** False when it was closed before, or there is none */
  async close(
    id: string,
    { by, at, reason }: NonNullable<CampaignRecord['closed']>,
  ): Promise<boolean> {
    const changed = await this.#rows()
      .where({ id })
      .whereNull('closed_ms')
      .update({ closed_by: by, closed_ms: at, closed_reason: reason });
    return changed === 1;
  }

  /**
   * Notes that somebody asks for reminders now. False when somebody did since
   * `notSince`: of two who ask at once, one may.
   */
  async claimReminding(
    id: string,
    { at, notSince }: { at: number; notSince: number },
  ): Promise<boolean> {
    const changed = await this.#rows()
      .where({ id })
      .where(query =>
        query.whereNull('reminded_ms').orWhere('reminded_ms', '<=', notSince),
      )
      .update({ reminded_ms: at });
    return changed === 1;
  }

  /** Takes back what was claimed at a moment: nobody was reminded */
  async unclaimReminding(
    id: string,
    { at, before }: { at: number; before?: number },
  ): Promise<void> {
    await this.#rows()
      .where({ id, reminded_ms: at })
      .update({ reminded_ms: before ?? null });
  }

  #rows() {
    return this.knex<CampaignRow>('campaigns');
  }
}

function toColumns(plan: CampaignPlan) {
  const { title, framework, level, scope, due, owner, note } = plan;
  return {
    title,
    framework,
    level: level ?? null,
    scope: JSON.stringify(scope),
    due,
    owner,
    note: note ?? null,
  };
}

function toRecord(row: CampaignRow): CampaignRecord {
  const { id, title, framework, due, owner } = row;
  return {
    id,
    title,
    framework,
    level: row.level ?? undefined,
    scope: JSON.parse(row.scope),
    due,
    owner,
    note: row.note ?? undefined,
    createdBy: row.created_by,
    createdAt: Number(row.created_ms),
    closed:
      row.closed_ms === null
        ? undefined
        : {
            by: row.closed_by!,
            at: Number(row.closed_ms),
            reason: row.closed_reason!,
          },
    remindedAt: row.reminded_ms === null ? undefined : Number(row.reminded_ms),
  };
}
