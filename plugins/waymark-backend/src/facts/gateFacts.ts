import type { ApprovalRow, LiveRow, VersionRow } from '../projections/rows';
import type { FactGroup } from './Fact';

/** The version may go by either of its names. */
function isApproved(
  approval: ApprovalRow,
  { environment }: LiveRow,
  { version, artifactId }: VersionRow,
): boolean {
  return (
    approval.status === 'approved' &&
    (approval.action ?? 'deploy') === 'deploy' &&
    (approval.environment ?? environment) === environment &&
    [version, artifactId].includes(approval.version)
  );
}

/** What gates and people said before versions went to production. */
export const gateFacts: FactGroup = {
  source: '`waymark-gate.decided`, `approval.closed` and `service.*` events',
  freshness: 'The last event folded; windows end at the moment of asking',
  evidence: { kind: 'deployments', target: null },
  facts: [
    {
      name: 'gateDecisionOfLiveVersion',
      label: 'Gate decision on the live version',
      type: 'string',
      description:
        '`allow` or `deny`, by the latest decision of a gate on each version live in production for the environment it is live in; `deny` when one was denied. Not known when a gate was never asked about one.',
      read: context => {
        const outcomes = context.live.map(
          ({ version, environment }) =>
            context.index.gateBefore(
              { version: version!, environment },
              context.now,
            )?.outcome,
        );
        if (outcomes.includes('deny')) return 'deny';
        return outcomes.length && !outcomes.includes(undefined)
          ? 'allow'
          : null;
      },
    },
    {
      name: 'gatedShare90d',
      label: 'Deployments that a gate had allowed, 90 days',
      type: 'number',
      unit: 'ratio',
      description:
        'Production change deployments of the last 90 days whose version a gate had last allowed for that environment, at or before the deployment, by all production change deployments. Not known without one.',
      read: context => {
        const { recent } = context;
        const allowed = recent.filter(
          row => context.index.gateBefore(row, row.at)?.outcome === 'allow',
        );
        return recent.length ? allowed.length / recent.length : null;
      },
    },
    {
      name: 'liveVersionApproved',
      label: 'Live version approved by a person',
      type: 'boolean',
      description:
        'Somebody approved the deployment of every version live in production to its environment.',
      link: ({ rows }) =>
        [...rows.approvals].reverse().find(({ url }) => url)?.url,
      read: ({ live, liveVersions, rows }) =>
        live.length
          ? live.every(row =>
              liveVersions
                .filter(({ version, artifactId }) =>
                  [version, artifactId].includes(row.version),
                )
                .some(version =>
                  rows.approvals.some(approval =>
                    isApproved(approval, row, version),
                  ),
                ),
            )
          : null,
    },
  ],
};
