import { changeKey } from './foldDeployments';
import { keyOf } from './order';
import { ref } from './references';
import type { FoldedRows } from './rows';

export type RowKind = keyof FoldedRows;

/** How rows of one kind are stored and found. */
export type RowKeys<Row> = {
  /** What tells a row from others of its kind */
  key(row: Row): unknown;
  /** The last instant at which a window may need the row, epoch milliseconds */
  at(row: Row): number;
  /** What else it is looked up by */
  refs?(row: Row): Reference[];
};

/** Something rows are looked up by, and the instant it has on a row. */
export type Reference = { ref: string; at: number };

/** Later than any instant an event can have: what has not ended. */
export const OPEN = 8.64e15;

export const rowKeys: { [K in RowKind]: RowKeys<FoldedRows[K][number]> } = {
  deployments: {
    key: keyOf,
    at: row => row.at,
    refs(row) {
      const { environment: where, change, release } = row;
      const run = row.pipelineRun?.id;
      const isChange = row.kind !== 'rolledback';
      const production = row.tier === 'production';
      return [
        isChange && ref.named(row.id),
        ref.deployedIn(where),
        isChange && ref.changeIn(where),
        row.liveFrom !== undefined && ref.servedIn(where),
        isChange && ref.artifactIn(where, row.artifactId),
        change?.commit !== undefined && ref.commit(change.commit),
        row.firstOfChange && ref.firstOf(changeKey(row)),
        row.inEnvironment.firstOfChange && ref.firstOf(changeKey(row, true)),
        production && run !== undefined && ref.run(run),
        ref.versionDeployed(row.version),
        release !== undefined && ref.release(release),
      ].flatMap(found => (found ? { ref: found, at: row.at } : []));
    },
  },
  incidents: {
    key: row => keyOf(row.openedBy),
    at: row => Math.max(row.endedAt ?? OPEN, row.deploymentAt ?? 0),
    refs: row => [
      { ref: ref.incidents, at: row.startedAt },
      { ref: ref.incident(keyOf(row)), at: row.startedAt },
      ...row.names.map(id => ({ ref: ref.incidentNaming(id), at: 0 })),
      ...(row.deployment
        ? [{ ref: ref.blamedOn(keyOf(row.deployment)), at: row.startedAt }]
        : []),
    ],
  },
  versions: {
    key: row => row.version,
    at: row =>
      Math.max(
        row.lastSeenAt,
        row.trainingFinishedAt ?? 0,
        ...row.firstProductionIn.map(({ at }) => at),
      ),
    refs: row => [
      { ref: ref.versions, at: row.firstSeenAt },
      ...(row.artifactId
        ? [{ ref: ref.versionOf(row.artifactId), at: 0 }]
        : []),
    ],
  },
  trainingRuns: { key: keyOf, at: row => row.finishedAt },
  approvals: {
    key: keyOf,
    at: row => row.at,
    refs: row => [{ ref: ref.approvalOf(row.version), at: row.at }],
  },
  gates: {
    key: keyOf,
    at: row => row.at,
    refs: row => [{ ref: ref.gateOf(row.version), at: row.at }],
  },
  failedAttempts: {
    key: row => row.runId,
    at: row => row.at,
    refs: row =>
      [row.runId, ...row.runs].map(run => ({ ref: ref.attempt(run), at: 0 })),
  },
  rollbackRequests: { key: row => row.id, at: row => row.requestedAt },
  live: { key: row => row.environment, at: () => OPEN },
  corroborating: {
    key: keyOf,
    at: row => row.at,
    refs: row => [{ ref: ref.deployedIn(row.environment), at: row.at }],
  },
  costs: { key: keyOf, at: row => row.at },
  // What is attested stands until it expires, and then says so
  attestations: { key: keyOf, at: () => OPEN },
  reviews: { key: keyOf, at: () => OPEN },
  levelChanges: { key: keyOf, at: () => OPEN },
  totals: { key: row => row.environment ?? null, at: () => OPEN },
  merges: { key: row => row.commit, at: row => row.at },
  artifacts: { key: row => row.artifact, at: () => OPEN },
  progress: { key: () => null, at: () => OPEN },
};
