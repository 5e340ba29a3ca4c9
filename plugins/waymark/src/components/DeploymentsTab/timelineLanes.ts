import type {
  Deployment,
  EnvironmentTier,
  Incident,
} from 'backstage-plugin-waymark-common';
import { formatDuration, formatExact } from '../../format';
import type { Translate } from '../../translation';
import type { Lane, Mark, Span } from '../charts/Spans';
import { failureWords, servedVersion } from '../common/deploymentWords';

const ORDER: EnvironmentTier[] = [
  'production',
  'staging',
  'testing',
  'development',
  'shadow',
];

/** What happened where; `from` and `to` are epoch milliseconds. */
export type TimelineOptions = {
  deployments: Deployment[];
  incidents: Incident[];
  from: number;
  to: number;
};

/** A lane an environment, production first, with all that meets the time shown. */
export function timelineLanes(t: Translate, options: TimelineOptions): Lane[] {
  const { deployments, incidents, from, to } = options;
  const tiers = new Map<string, EnvironmentTier>();
  for (const { environment, tier } of [...deployments, ...incidents]) {
    if (environment !== null && !tiers.has(environment)) {
      tiers.set(environment, tier);
    }
  }
  const shown = (mark: Mark) => mark.at >= from && mark.at <= to;
  return [...tiers]
    .sort(
      ([a, tierA], [b, tierB]) =>
        ORDER.indexOf(tierA) - ORDER.indexOf(tierB) || a.localeCompare(b),
    )
    .map(([environment, tier]) => {
      const here = deployments.filter(each => each.environment === environment);
      return {
        key: environment,
        name: environment,
        caption: tier,
        spans: here.flatMap(each => spanOf(t, each, from, to)).sort(byStart),
        marks: [
          ...here.flatMap(each => markOf(t, each)),
          ...incidents
            .filter(each => each.environment === environment)
            .map(each => incidentMark(t, each)),
        ]
          .filter(shown)
          .sort((a, b) => a.at - b.at),
      };
    })
    .filter(lane => lane.spans.length + lane.marks.length > 0);
}

function byStart(a: Span, b: Span): number {
  return a.from - b.from;
}

function spanOf(
  t: Translate,
  deployment: Deployment,
  from: number,
  to: number,
): Span[] {
  const { liveFrom, liveUntil, environment, failed } = deployment;
  if (!liveFrom) return [];
  const start = Date.parse(liveFrom);
  const end = liveUntil ? Date.parse(liveUntil) : to;
  if (end < from || start > to) return [];
  const version = servedVersion(deployment);
  const place = { version, environment, from: formatExact(liveFrom) };
  const served = liveUntil
    ? t('deployments.timeline.servedUntil', {
        ...place,
        until: formatExact(liveUntil),
        duration: formatDuration(end - start),
      })
    : t('deployments.timeline.servesStill', place);
  return [
    {
      key: `${deployment.source} ${deployment.eventId}`,
      label: failed
        ? t('deployments.timeline.failedVersion', { version })
        : version,
      from: Math.max(start, from),
      to: Math.min(end, to),
      failed,
      detail: failed
        ? t('deployments.timeline.failedFor', {
            what: served,
            failure: failureWords(t, deployment),
          })
        : served,
    },
  ];
}

function markOf(t: Translate, deployment: Deployment): Mark[] {
  const { environment, at, source, eventId } = deployment;
  const mark = { key: `${source} ${eventId} mark`, at: Date.parse(at) };
  if (deployment.kind === 'rolledback') {
    return [
      {
        ...mark,
        kind: 'rollback',
        detail: t('deployments.timeline.rollback', {
          environment,
          version: servedVersion(deployment),
          at: formatExact(at),
        }),
      },
    ];
  }
  if (!deployment.failed) return [];
  return [
    {
      ...mark,
      kind: 'failure',
      detail: t('deployments.timeline.failure', {
        version: deployment.version,
        environment,
        at: formatExact(at),
        failure: failureWords(t, deployment),
      }),
    },
  ];
}

function incidentMark(t: Translate, incident: Incident): Mark {
  const { id, startedAt, endedAt, stale, lastToldAt, description } = incident;
  const environment = incident.environment ?? '';
  const place = { id, environment, at: formatExact(startedAt) };
  const what = endedAt
    ? t('deployments.timeline.incidentEnded', {
        ...place,
        duration: formatDuration(Date.parse(endedAt) - Date.parse(startedAt)),
      })
    : t(
        stale
          ? 'deployments.timeline.incidentStale'
          : 'deployments.timeline.incidentOpen',
        { ...place, told: formatExact(lastToldAt) },
      );
  return {
    key: `incident ${id} ${startedAt}`,
    kind: 'incident',
    at: Date.parse(startedAt),
    detail: description
      ? t('deployments.timeline.described', { what, description })
      : what,
  };
}
