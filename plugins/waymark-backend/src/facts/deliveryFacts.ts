import type { FactGroup } from './Fact';
import { DAY_MS, type FactContext } from './FactContext';
import type { DeploymentRow } from '../projections/rows';
import { hasProductionEvents } from './hasProductionEvents';

/** The part of `items` that holds; `null` when there are none. */
function share<T>(items: T[], holds: (item: T) => boolean): number | null {
  return items.length ? items.filter(holds).length / items.length : null;
}

/** Whether something happened, and no later than the release. */
function beforehand(at: number | undefined, release: DeploymentRow): boolean {
  return at !== undefined && at <= release.at;
}

/** The part of the releases whose version also went out in a way that `holds`. */
function shareOut(
  { releases, rows, now }: FactContext,
  holds: (row: DeploymentRow) => boolean,
): number | null {
  const versions = new Set(
    rows.deployments
      .filter(
        row =>
          row.kind !== 'rolledback' &&
          (row.tier === 'production' || row.tier === 'shadow') &&
          row.at < now &&
          holds(row),
      )
      .map(({ version }) => version),
  );
  return share(releases, ({ version }) => versions.has(version));
}

function isTrial(row: DeploymentRow): boolean {
  return (
    row.strategy === 'canary' ||
    row.strategy === 'shadow' ||
    row.tier === 'shadow' ||
    (row.trafficPercent !== undefined && row.trafficPercent < 100)
  );
}

/** How a model reaches production. */
export const deliveryFacts: FactGroup = {
  source: '`service.*` and `approval.closed` events',
  freshness: 'The last event folded; windows end at the moment of asking',
  evidence: { kind: 'deployments', target: null },
  facts: [
    {
      name: 'hasProductionEvents',
      label: 'Events of production',
      type: 'boolean',
      description:
        'A deployment or an incident was ever in an environment of tier production.',
      read: ({ rows }) => hasProductionEvents(rows),
    },
    {
      name: 'productionDeployments',
      label: 'Production deployments reported',
      type: 'number',
      unit: 'count',
      description: 'Production change deployments ever reported.',
      read: ({ productionCount }) => productionCount,
    },
    {
      name: 'daysSinceFirstProduction',
      label: 'Days in production',
      type: 'number',
      unit: 'days',
      description: 'Whole days since the first production deployment reported.',
      read: ({ production, rows, now }) => {
        const totals = rows.totals.find(row => row.environment === undefined);
        const first = totals?.firstProductionAt ?? production[0]?.at;
        return first === undefined || first >= now
          ? null
          : Math.floor((now - first) / DAY_MS);
      },
    },
    {
      name: 'productionDeployments90d',
      label: 'Production deployments, 90 days',
      type: 'number',
      unit: 'count',
      description: 'Production change deployments in the last 90 days.',
      read: ({ recent }) => recent.length,
    },
    {
      name: 'failedDeployments90d',
      label: 'Failed production deployments, 90 days',
      type: 'number',
      unit: 'count',
      description:
        'Production change deployments of the last 90 days that were reverted or have an attributed incident. Not known when there were none at all.',
      read: ({ recent }) =>
        recent.length ? recent.filter(row => row.failed).length : null,
    },
    {
      name: 'stagingBeforeProductionShare',
      label: 'Releases deployed to staging first, 90 days',
      type: 'number',
      unit: 'ratio',
      description:
        'Releases of the last 90 days whose version was deployed to a staging environment no later than to production, by all releases.',
      read: context =>
        share(context.releases, row =>
          beforehand(context.index.stagedAt(row.version), row),
        ),
    },
    {
      name: 'approvalsShare',
      label: 'Releases approved beforehand, 90 days',
      type: 'number',
      unit: 'ratio',
      description:
        'Releases of the last 90 days whose version had an approval to deploy at or before the release, by all releases.',
      link: ({ rows }) =>
        [...rows.approvals].reverse().find(({ url }) => url)?.url,
      read: context =>
        share(context.releases, row =>
          beforehand(
            context.index.approvedAt(row.version, row.environment),
            row,
          ),
        ),
    },
    {
      name: 'canaryOrShadowUsed90d',
      label: 'Canary or shadow used, 90 days',
      type: 'boolean',
      description:
        'A change deployment of the last 90 days was a canary, a shadow or took part of the traffic. Not known without any deployment to production or shadow.',
      read: ({ rows, within }) => {
        const exposed = rows.deployments.filter(
          row =>
            row.kind !== 'rolledback' &&
            (row.tier === 'production' || row.tier === 'shadow') &&
            within(row.at, 90),
        );
        return exposed.length ? exposed.some(isTrial) : null;
      },
    },
    {
      name: 'progressiveShare90d',
      label: 'Releases by canary or shadow, 90 days',
      type: 'number',
      unit: 'ratio',
      description:
        'Releases of the last 90 days whose version was a canary, a shadow or took part of the traffic, by all releases.',
      read: context => shareOut(context, isTrial),
    },
    {
      name: 'besideShare90d',
      label: 'Releases by canary, shadow or blue-green, 90 days',
      type: 'number',
      unit: 'ratio',
      description:
        'Releases of the last 90 days whose version started beside the one that served, as canary, shadow or blue-green, by all releases.',
      read: context =>
        shareOut(context, row => isTrial(row) || row.strategy === 'blue-green'),
    },
    {
      name: 'evaluatedBeforeReleaseShare90d',
      label: 'Releases evaluated beforehand, 90 days',
      type: 'number',
      unit: 'ratio',
      description:
        'Releases of the last 90 days whose version passed a performance evaluation no later than the release, by all releases.',
      read: context =>
        share(context.releases, row =>
          beforehand(context.index.evaluatedAt(row.version), row),
        ),
    },
  ],
};
