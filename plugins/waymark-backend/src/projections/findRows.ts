import type { Knex } from 'knex';
import { chunked } from '../database/dialect';
import type { Lookups } from './planLookups';
import { ref, storedKey } from './references';
import type { RowKind } from './rowKeys';
import type { EventKey, FoldedRows } from './rows';
import { fromStored } from './storedRows';
import { keyOf } from './order';

/** A row of the database: what the folds read is `row`, JSON. */
export type Found = { kind: string; key: string; row: string };

/** Rows whose number does not grow with history. */
const SMALL: RowKind[] = ['live', 'totals', 'progress'];

/** Finds rows of one model, each once, in as few statements as it takes. */
export class RowFinder {
  readonly #found = new Map<string, Found>();

  constructor(private readonly knex: Knex, private readonly model: string) {}

  rows(): FoldedRows {
    return fromStored(this.#found.values());
  }

  /** All rows of some kinds, and of others those with given keys */
  async ofKindsAndKeys(
    kinds: RowKind[],
    keys: Partial<Record<RowKind, Iterable<unknown>>>,
  ): Promise<void> {
    const wanted = Object.entries(keys).flatMap(([kind, names]) =>
      [...names].map(name => [kind, storedKey(name)]),
    );
    const [first = [], ...others] = chunked(wanted);
    this.#keep(
      await this.#rows().where(query => {
        query.whereIn('kind', kinds);
        if (first.length > 0) query.orWhereIn(['kind', 'key'], first);
      }),
    );
    for (const chunk of others) {
      this.#keep(await this.#rows().whereIn(['kind', 'key'], chunk));
    }
  }

  async ofKinds(kinds: RowKind[], since?: number): Promise<void> {
    const query = this.#rows().whereIn('kind', kinds);
    if (since !== undefined) query.where('at_ms', '>=', since);
    this.#keep(await query);
  }

  async byKeys(kind: RowKind, keys: Iterable<unknown>): Promise<void> {
    await this.#fetch([...keys].map(key => ({ kind, key: storedKey(key) })));
  }

  /** All rows that have any of the references */
  byRefs(refs: Iterable<string>): Promise<void> {
    return this.byReferences({ all: refs });
  }

  async byReferences({
    all = [],
    some = [],
    since = [],
  }: {
    /** References all of whose rows are wanted */
    all?: Iterable<string>;
    /** References of which one row each is enough */
    some?: Iterable<string>;
    /** With an instant: rows that have it then or later, and the latest before */
    since?: Iterable<[string, number]>;
  }): Promise<void> {
    const searches = [
      ...chunked([...all]).map(refs =>
        this.#refs().whereIn('ref', refs).select('kind', 'key'),
      ),
      ...chunked([...some]).map(refs =>
        this.#refs()
          .whereIn('ref', refs)
          .groupBy('ref', 'kind')
          .select('kind')
          .min({ key: 'key' }),
      ),
      ...[...since].map(([ref, at]) => this.#refsSince(ref, at)),
    ];
    for (const [first, ...others] of chunked(searches, 50)) {
      await this.#fetch(await first.unionAll(others));
    }
  }

  #refsSince(ref: string, at: number) {
    const before = this.#refs()
      .where({ ref })
      .where('at_ms', '<', at)
      .max('at_ms');
    return this.#refs()
      .where({ ref })
      .where('at_ms', '>=', this.knex.raw('coalesce((?), ?)', [before, at]))
      .select('kind', 'key');
  }

  /** The rows that have the reference at the latest instant no later than `at` */
  async lastByRef(reference: string, at: number): Promise<void> {
    const latest = this.#refs()
      .where('ref', reference)
      .where('at_ms', '<=', at)
      .max('at_ms');
    await this.#fetch(
      await this.#refs()
        .where('ref', reference)
        .where('at_ms', latest)
        .select('kind', 'key'),
    );
  }

  #rows() {
    return this.knex('projection_rows')
      .where({ model: this.model })
      .select<Found[]>('kind', 'key', 'row');
  }

  #refs() {
    return this.knex('projection_refs').where({ model: this.model });
  }

  async #fetch(wanted: { kind: string; key: string }[]): Promise<void> {
    const missing = new Map(
      wanted
        .map(({ kind, key }): [string, string[]] => [
          `${kind} ${key}`,
          [kind, key],
        ])
        .filter(([id]) => !this.#found.has(id)),
    );
    for (const chunk of chunked([...missing.values()])) {
      this.#keep(await this.#rows().whereIn(['kind', 'key'], chunk));
    }
  }

  #keep(rows: Found[]): void {
    for (const row of rows) this.#found.set(`${row.kind} ${row.key}`, row);
  }
}

/** The rows a fold of new events goes on from. */
export async function findKnown(
  finder: RowFinder,
  { keys, all, some, since }: Lookups,
): Promise<FoldedRows> {
  await finder.ofKindsAndKeys(SMALL, keys);
  await finder.byReferences({ all, some, since });
  const { artifacts, live } = finder.rows();
  const named = artifacts.flatMap(({ version }) => version ?? []);
  await finder.byKeys('versions', named);
  await finder.byReferences({ some: named.map(ref.versionDeployed) });
  await finder.byKeys('deployments', live.flatMap(keyOfDeployment));
  return finder.rows();
}

/** What served at a moment, and the approvals of that. */
export async function findServing(
  finder: RowFinder,
  at: number,
): Promise<FoldedRows> {
  await finder.ofKinds(['live']);
  for (const { environment } of finder.rows().live) {
    await finder.lastByRef(ref.servedIn(environment), at);
  }
  await finder.byRefs(approvalsOf(finder.rows()));
  return finder.rows();
}

/** The rows that figures over windows from an instant on need. */
export async function findWindow(
  finder: RowFinder,
  since: number,
): Promise<FoldedRows> {
  await finder.ofKinds(['live', 'totals', 'attestations', 'levelChanges']);
  await finder.ofKinds(
    [
      'deployments',
      'incidents',
      'versions',
      'trainingRuns',
      'approvals',
      'failedAttempts',
      'rollbackRequests',
      'corroborating',
      'costs',
    ],
    since,
  );
  const { deployments, incidents, live, trainingRuns } = finder.rows();
  const referred = deployments.flatMap(row => row.reverts ?? []);
  await finder.byKeys('deployments', [
    ...referred.map(keyOf),
    ...incidents.flatMap(keyOfDeployment),
    ...live.flatMap(keyOfDeployment),
  ]);
  await finder.byKeys(
    'rollbackRequests',
    deployments.flatMap(row => row.rollbackRequest ?? []),
  );
  const names = new Set([
    ...live.flatMap(row => row.version ?? []),
    ...trainingRuns.flatMap(row => row.version ?? []),
  ]);
  await finder.byKeys('versions', names);
  await finder.byRefs([
    // A release may have begun before the window
    ...releasesOf(deployments).map(ref.release),
    ...referred.map(row => ref.blamedOn(keyOf(row))),
    ...[...names].map(ref.versionOf),
    ...approvalsOf({ deployments, live }),
  ]);
  return finder.rows();
}

function keyOfDeployment({ deployment }: { deployment?: EventKey }): string[] {
  return deployment ? [keyOf(deployment)] : [];
}

/** Of what was deployed, of what that took the place of, and of what serves now. */
function approvalsOf({
  deployments,
  live,
}: Pick<FoldedRows, 'deployments' | 'live'>): string[] {
  const versions = [
    ...deployments.flatMap(row => [row.version, row.toVersion ?? row.version]),
    ...live.flatMap(row => row.version ?? []),
  ];
  return [...new Set(versions)].map(ref.approvalOf);
}

function releasesOf(deployments: FoldedRows['deployments']): number[] {
  return [...new Set(deployments.flatMap(({ release }) => release ?? []))];
}
