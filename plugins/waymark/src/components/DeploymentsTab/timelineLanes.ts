import type {
  Deployment,
  EnvironmentTier,
  Incident,
} from 'backstage-plugin-waymark-common';
import { formatDuration, formatExact } from '../../format';
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
export function timelineLanes(options: TimelineOptions): Lane[] {
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
        spans: here.flatMap(each => spanOf(each, from, to)).sort(byStart),
        marks: [
          ...here.flatMap(markOf),
          ...incidents
            .filter(each => each.environment === environment)
            .map(incidentMark),
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

function spanOf(deployment: Deployment, from: number, to: number): Span[] {
  const { liveFrom, liveUntil, environment, failed } = deployment;
  if (!liveFrom) return [];
  const start = Date.parse(liveFrom);
  const end = liveUntil ? Date.parse(liveUntil) : to;
  if (end < from || start > to) return [];
  const version = servedVersion(deployment);
  return [
    {
      key: `${deployment.source} ${deployment.eventId}`,
      label: failed ? `${version} failed` : version,
      from: Math.max(start, from),
      to: Math.min(end, to),
      failed,
      detail: [
        `${version} served ${environment} from ${formatExact(liveFrom)}`,
        liveUntil
          ? ` until ${formatExact(liveUntil)}, ${formatDuration(end - start)}`
          : ' and still does',
        failed ? `; failed: ${failureWords(deployment)}` : '',
      ].join(''),
    },
  ];
}

function markOf(deployment: Deployment): Mark[] {
  const { environment, at, source, eventId } = deployment;
  const mark = { key: `${source} ${eventId} mark`, at: Date.parse(at) };
  if (deployment.kind === 'rolledback') {
    const version = servedVersion(deployment);
    return [
      {
        ...mark,
        kind: 'rollback',
        detail: `Rollback of ${environment} to ${version}, ${formatExact(at)}`,
      },
    ];
  }
  if (!deployment.failed) return [];
  return [
    {
      ...mark,
      kind: 'failure',
      detail: `Failed deployment of ${
        deployment.version
      } to ${environment}, ${formatExact(at)}: ${failureWords(deployment)}`,
    },
  ];
}

function incidentMark(incident: Incident): Mark {
  const { id, environment, startedAt, endedAt, description } = incident;
  const lasted = endedAt
    ? `, ended after ${formatDuration(
        Date.parse(endedAt) - Date.parse(startedAt),
      )}`
    : ', not ended';
  return {
    key: `incident ${id} ${startedAt}`,
    kind: 'incident',
    at: Date.parse(startedAt),
    detail: `Incident ${id} in ${environment}, ${formatExact(
      startedAt,
    )}${lasted}${description ? `: ${description}` : ''}`,
  };
}
