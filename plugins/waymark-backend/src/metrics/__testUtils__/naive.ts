import type { CdEvent } from 'backstage-plugin-waymark-common';

/*
 * The figures once more, straight from the text of the definitions, over raw
 * events in any order: slow, plain, and sharing no code with the engine, so
 * that the two can check each other.
 */

export type ArrivedEvent = { event: CdEvent; arrivedAt: number };

export type NaiveQuery = {
  model: string;
  from: number;
  to: number;
  asOf: number;
  environment?: string;
  cohort?: 'commit' | 'retrain' | 'prompt';
  version?: string;
  /** Tiers by environment, as configured */
  environments?: Record<string, string>;
  /** Sources whose approvals count beside the portal's */
  approvers?: string[];
};

export type NaiveFigure = {
  value: number | null;
  sampleSize: number;
  numerator?: number;
  denominator?: number;
  excluded: Record<string, number>;
  open?: number;
  unattributed?: number;
  fixForwards?: number;
  maturing?: number;
  endWithoutStart?: number;
  previous: { value: number | null; change: number | null } | null;
};

type Fact = {
  source: string;
  id: string;
  kind: string;
  at: number;
  /** Of the millisecond, as sent */
  nanoseconds: number;
  model?: string;
  subject: { id: string; source?: string; content: any };
  data: any;
};

type Deployment = Fact & {
  rollback: boolean;
  environment: string;
  tier: string;
  version: string;
  begun: number;
  reverted?: Deployment;
  revertedBy?: Deployment;
};

type Incident = {
  events: Fact[];
  key: string[];
  environment?: string;
  tier: string;
  start: number;
  end?: number;
  blames?: Deployment;
  fix?: Deployment;
};

type Tiers = Record<string, string>;

type Change = { repository?: string; commit?: string; committedAt?: number };

type Part = { amount?: number; left?: string };
type Counted = Omit<NaiveFigure, 'previous'>;

const DAY = 24 * 60 * 60 * 1000;

export function naiveFigures(
  log: ArrivedEvent[],
  query: NaiveQuery,
): Record<string, NaiveFigure> {
  const all = knownFacts(log, query.asOf);
  const facts = all.filter(fact => fact.model === query.model);
  const tiers = query.environments ?? {};
  const deployments = readDeployments(facts, tiers);
  const { incidents, endsWithoutStart } = readIncidents(
    all,
    query.model,
    tiers,
  );
  for (const incident of incidents) {
    incident.blames = blame(incident, deployments, facts);
    incident.fix = fixOf(incident, deployments);
  }
  return figures(facts, deployments, incidents, endsWithoutStart, query);
}

// --- events, time, identity ------------------------------------------------

function knownFacts(log: ArrivedEvent[], asOf: number): Fact[] {
  const byIdentity = new Map<string, ArrivedEvent>();
  for (const arrived of log) {
    if (arrived.arrivedAt > asOf) continue;
    const { source, id } = arrived.event.context;
    const identity = `${source.length}:${source}${id}`;
    const first = byIdentity.get(identity);
    if (!first || arrived.arrivedAt < first.arrivedAt) {
      byIdentity.set(identity, arrived);
    }
  }
  const facts = [...byIdentity.values()].map(({ event }): Fact => {
    const data = (event.customData?.waymark ?? {}) as any;
    return {
      source: event.context.source,
      id: event.context.id,
      kind: event.context.type
        .replace(/^dev\.cdeventsx?\./, '')
        .replace(/\.\d+\.\d+\.\d+$/, ''),
      at: instant(event.context.timestamp)!,
      nanoseconds: Number(
        (/\.\d{3}(\d+)/.exec(event.context.timestamp)?.[1] ?? '')
          .slice(0, 6)
          .padEnd(6, '0'),
      ),
      model: data.model,
      subject: event.subject as any,
      data,
    };
  });
  facts.sort(before);
  const isWithdrawn = (fact: Fact): boolean =>
    facts.some(
      other =>
        other.kind === 'waymark-event.withdrawn' &&
        other.subject.content.event.source === fact.source &&
        other.subject.content.event.id === fact.id &&
        !isWithdrawn(other),
    );
  return facts.filter(fact => !isWithdrawn(fact));
}

/** A time before 1970 means that there is none. */
function instant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text.replace(/(\.\d{3})\d+/, '$1')).getTime();
  return time < 0 ? undefined : time;
}

function before(a: Fact, b: Fact): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.nanoseconds !== b.nanoseconds) return a.nanoseconds - b.nanoseconds;
  return points(a.source, b.source) || points(a.id, b.id);
}

function points(a: string, b: string): number {
  const left = Array.from(a, char => char.codePointAt(0)!);
  const right = Array.from(b, char => char.codePointAt(0)!);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? -1) - (right[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a bare id means among the events that may be meant, in order. */
function meant<T extends Fact>(
  by: Fact,
  id: string | undefined,
  candidates: T[],
): T | undefined {
  const named = candidates.filter(candidate => candidate.id === id);
  return (
    named.find(candidate => candidate.source === by.source) ??
    named[named.length - 1]
  );
}

// --- environments, deployments, releases -----------------------------------

const WORDS: Record<string, string> = {
  ...words('production', ['prod', 'production', 'prd', 'live']),
  ...words('staging', [
    ...['stage', 'stag', 'staging', 'stg', 'pre', 'preprod', 'uat'],
  ]),
  ...words('testing', ['test', 'testing', 'qa']),
  ...words('development', ['dev', 'development', 'local', 'sandbox']),
};

function words(tier: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, tier]));
}

/** What is not recognised counts as development. */
function tierByName(environment: string): string {
  const [first, ...later] = environment
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(word => word !== '')
    .map(word => WORDS[word]);
  const isLow = first === 'testing' || first === 'development';
  if (isLow && later.includes('production')) return 'development';
  return first ?? 'development';
}

function tierOf(
  environment: string | undefined,
  told: string | undefined,
  tiers: Tiers,
): string {
  const configured = Object.keys(tiers).find(name =>
    isSame(name, environment ?? ''),
  );
  if (configured) return tiers[configured];
  if (['production', 'staging', 'testing', 'development'].includes(told!)) {
    return told!;
  }
  return tierByName(environment ?? '');
}

/** Names of environments are compared without regard to case. */
function isSame(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

/** One of the ways a purl is written; undefined for what is none. */
function purl(text: string | undefined): string | undefined {
  const parts = /^pkg:\/*([^/]+)\/([^?#]+)(?:\?([^#]*))?$/i.exec(text ?? '');
  if (!parts) return undefined;
  const [, type, path, query] = parts;
  const qualifiers = (query ?? '')
    .split('&')
    .filter(pair => pair.split('=')[1])
    .sort();
  const tail = qualifiers.length > 0 ? `?${qualifiers.join('&')}` : '';
  return `pkg:${type.toLowerCase()}/${path}${tail}`;
}

function readDeployments(facts: Fact[], tiers: Tiers): Deployment[] {
  const deployments = facts
    .filter(({ kind }) =>
      ['service.deployed', 'service.upgraded', 'service.rolledback'].includes(
        kind,
      ),
    )
    .map((fact): Deployment => {
      const { content } = fact.subject;
      const rollback = fact.kind === 'service.rolledback';
      const isShadow =
        !rollback &&
        (fact.data.strategy === 'shadow' || fact.data.trafficPercent === 0);
      const startedAt = instant(fact.data.startedAt);
      return {
        ...fact,
        rollback,
        environment: content.environment.id,
        tier: isShadow
          ? 'shadow'
          : tierOf(content.environment.id, fact.data.environmentTier, tiers),
        version: versionOf(facts, fact)!,
        begun:
          startedAt !== undefined && startedAt <= fact.at ? startedAt : fact.at,
      };
    });
  deployments.forEach((rollback, index) => {
    if (!rollback.rollback) return;
    const candidates = deployments
      .slice(0, index)
      .filter(
        earlier =>
          !earlier.rollback &&
          isSame(earlier.environment, rollback.environment),
      );
    const target =
      meant(rollback, rollback.data.reverts, candidates) ??
      candidates[candidates.length - 1];
    if (!target || target.revertedBy) return;
    target.revertedBy = rollback;
    rollback.reverted = target;
  });
  return deployments;
}

function walkReleases(production: Deployment[]): Deployment[][] {
  const releases: Deployment[][] = [];
  for (const deployment of production) {
    const current = releases[releases.length - 1];
    const joins =
      current &&
      current[0].version === deployment.version &&
      !current.some(
        other =>
          other.revertedBy !== undefined &&
          before(other.revertedBy, deployment) < 0,
      );
    if (joins) current.push(deployment);
    else releases.push([deployment]);
  }
  return releases;
}

// --- incidents --------------------------------------------------------------

function readIncidents(all: Fact[], model: string, tiers: Tiers) {
  const told = all.filter(({ kind }) => kind.startsWith('incident.'));
  const isEnd = (fact: Fact) => (fact.kind === 'incident.resolved' ? 1 : 0);
  const keyOf = ({ subject, source }: Fact) => [
    subject.source ?? source,
    subject.id,
  ];
  const isSameKey = (a: Fact, b: Fact) =>
    keyOf(a)[0] === keyOf(b)[0] && keyOf(a)[1] === keyOf(b)[1];
  told.sort(
    (a, b) =>
      a.at - b.at ||
      a.nanoseconds - b.nanoseconds ||
      isEnd(a) - isEnd(b) ||
      before(a, b),
  );
  const wentOn = told.flatMap(fact => {
    if (isEnd(fact)) return [];
    const ends = told.filter(end => isEnd(end) && isSameKey(end, fact));
    return meant(fact, fact.data.continues, ends) ?? [];
  });
  const incidents: Incident[] = [];
  const endsWithoutStart: Fact[] = [];
  for (const fact of told) {
    const open = incidents.find(
      incident =>
        incident.end === undefined && isSameKey(incident.events[0], fact),
    );
    if (open) {
      open.events.push(fact);
      if (isEnd(fact) && !wentOn.includes(fact)) open.end = fact.at;
    } else if (isEnd(fact)) {
      if (!wentOn.includes(fact)) endsWithoutStart.push(fact);
    } else if (fact.model !== undefined) {
      const environment = fact.subject.content.environment?.id;
      incidents.push({
        events: [fact],
        key: keyOf(fact),
        environment,
        tier: tierOf(environment, fact.data.environmentTier, tiers),
        start: fact.at,
      });
    }
  }
  return {
    incidents: incidents.filter(({ events }) => events[0].model === model),
    endsWithoutStart: endsWithoutStart
      .filter(fact => fact.model === model)
      .map(fact => {
        const environment: string | undefined =
          fact.subject.content.environment?.id;
        const { environmentTier } = fact.data;
        return {
          at: fact.at,
          environment,
          tier: tierOf(environment, environmentTier, tiers),
        };
      }),
  };
}

function blame(
  incident: Incident,
  deployments: Deployment[],
  facts: Fact[],
): Deployment | undefined {
  const changes = deployments.filter(deployment => !deployment.rollback);
  const corrections = facts.filter(({ kind, subject: { content } }) => {
    return (
      kind === 'waymark-incident.attributed' &&
      content.incident.source === incident.key[0] &&
      content.incident.id === incident.key[1] &&
      instant(content.startedAt) === incident.start
    );
  });
  if (corrections.length > 0) {
    const named =
      corrections[corrections.length - 1].subject.content.deployment;
    return changes.find(
      change => change.source === named?.source && change.id === named?.id,
    );
  }

  const explicit = incident.events
    .map(fact => meant(fact, fact.data.deployment, changes))
    .filter(deployment => deployment !== undefined);
  if (explicit.length > 0) return explicit[explicit.length - 1];

  if (incident.environment === undefined) return undefined;
  const inEnvironment = (deployment: Deployment) =>
    isSame(deployment.environment, incident.environment);
  const there = (
    deployments.some(inEnvironment)
      ? changes.filter(inEnvironment)
      : changes.filter(({ tier }) => tier === incident.tier)
  ).filter(({ begun }) => begun < incident.start);
  const artifact = incident.events
    .map(({ subject }) => subject.content.artifactId)
    .filter(id => id !== undefined)[0];
  const ofArtifact = there.filter(
    ({ subject }) =>
      artifact !== undefined &&
      (purl(subject.content.artifactId) ?? subject.content.artifactId) ===
        (purl(artifact) ?? artifact),
  );
  if (ofArtifact.length > 0) return ofArtifact[ofArtifact.length - 1];

  const cause = incident.events
    .map(({ data }) => data.cause)
    .filter(told => told !== undefined)[0];
  if (![undefined, 'unknown', 'performance'].includes(cause)) return undefined;
  const recent = there.filter(
    change =>
      incident.start - change.begun <= 7 * DAY &&
      !(change.revertedBy && change.revertedBy.at <= incident.start),
  );
  return recent[recent.length - 1];
}

/** The deployment that ended an incident. */
function fixOf(
  { blames, start, end }: Incident,
  deployments: Deployment[],
): Deployment | undefined {
  if (!blames || end === undefined) return undefined;
  const fixes = deployments.filter(
    deployment =>
      !deployment.rollback &&
      isSame(deployment.environment, blames.environment) &&
      before(blames, deployment) < 0 &&
      deployment.at > start &&
      deployment.at - start <= 7 * DAY &&
      deployment.at <= end,
  );
  return fixes[fixes.length - 1];
}

// --- what a deployment carries ---------------------------------------------

function namedChanges(facts: Fact[], { data }: Deployment) {
  const named: any[] =
    data.changes?.length > 0
      ? data.changes
      : [data.change].filter(change => change !== undefined);
  return named.map(change => {
    const merges = facts.filter(
      fact =>
        fact.kind === 'change.merged' &&
        change.commit !== undefined &&
        fact.data.change?.commit === change.commit &&
        (change.repository === undefined ||
          fact.data.change.repository === undefined ||
          fact.data.change.repository === change.repository),
    );
    const merge = merges[merges.length - 1];
    const committedAt =
      instant(change.committedAt) ?? instant(merge?.data.change.committedAt);
    return {
      repository: change.repository as string | undefined,
      commit: change.commit as string | undefined,
      committedAt,
      dated: merge?.at ?? committedAt,
    };
  });
}

/** Of each production change deployment, what it carries and what it uses up. */
function readCarried(facts: Fact[], changes: Deployment[]) {
  const merges = facts.filter(
    ({ kind, data }) => kind === 'change.merged' && data.change?.commit,
  );
  const toChange = ({ data: { change } }: Fact): Change => ({
    repository: change.repository,
    commit: change.commit,
    committedAt: instant(change.committedAt),
  });
  const upTo = (repository: string | undefined, date: number) =>
    merges.filter(
      ({ at, data }) => data.change.repository === repository && at <= date,
    );
  return changes.map((deployment, index) => {
    const named = namedChanges(facts, deployment);
    const newest = (repository: string | undefined) => {
      const dates = named
        .filter(change => change.repository === repository)
        .flatMap(({ dated }) => dated ?? []);
      return dates.length > 0 ? Math.max(...dates) : undefined;
    };
    if (index === 0) {
      const repositories = new Set(merges.map(m => m.data.change.repository));
      return {
        deployment,
        carried: named as Change[],
        usedUp: [...repositories].flatMap(repository =>
          upTo(repository, newest(repository) ?? deployment.at).map(toChange),
        ),
      };
    }
    const repositories = new Set(named.map(({ repository }) => repository));
    return {
      deployment,
      carried: [
        ...(named as Change[]),
        ...[...repositories].flatMap(repository =>
          upTo(repository, newest(repository) ?? -1).map(toChange),
        ),
      ],
      usedUp: [] as Change[],
    };
  });
}

/** Each change at the deployment that first carries it. */
function leadTimes(facts: Fact[], changes: Deployment[]) {
  const seen: Change[] = [];
  const isKnown = ({ repository, commit }: Change) =>
    commit !== undefined &&
    seen.some(
      other => other.commit === commit && other.repository === repository,
    );
  return readCarried(facts, changes).flatMap(
    ({ deployment, carried, usedUp }) => {
      const parts: { deployment: Deployment; part: Part }[] = [];
      for (const change of carried) {
        const part = isKnown(change)
          ? { left: 'sameChange' }
          : lasting(change.committedAt, deployment.at, 'noCommitTime');
        parts.push({ deployment, part });
        seen.push(change);
      }
      for (const change of usedUp) {
        if (isKnown(change)) continue;
        parts.push({ deployment, part: { left: 'beforeFirst' } });
        seen.push(change);
      }
      return parts;
    },
  );
}

// --- figures ----------------------------------------------------------------

function figures(
  facts: Fact[],
  everywhere: Deployment[],
  allIncidents: Incident[],
  endsWithoutStart: { at: number; environment?: string; tier: string }[],
  query: NaiveQuery,
): Record<string, NaiveFigure> {
  const { environment, cohort, version, asOf } = query;
  const isHere = (entry: { environment?: string }) =>
    environment === undefined || isSame(entry.environment, environment);
  const cohortOf = (trigger: string | undefined) => {
    if (trigger === undefined || trigger === 'commit') return 'commit';
    return trigger === 'prompt' ? 'prompt' : 'retrain';
  };
  const isOfCohort = (trigger: string | undefined) =>
    cohort === undefined || cohortOf(trigger) === cohort;
  const isAsked = (name: string | undefined) =>
    version === undefined || canonical(facts, name) === version;
  const belongs = (deployment: Deployment) =>
    isOfCohort(trainingOf(facts, deployment.version)?.trigger) &&
    isAsked((deployment.reverted ?? deployment).version);

  const deployments = everywhere.filter(isHere);
  const production = deployments.filter(({ tier }) => tier === 'production');
  const changes = production.filter(({ rollback }) => !rollback);
  const releases = walkReleases(changes).filter(release => belongs(release[0]));
  const rollbacks = deployments.filter(({ rollback }) => rollback);
  const incidentsHere = allIncidents.filter(
    incident => isHere(incident) && incident.tier === 'production',
  );
  const incidents = incidentsHere.filter(({ blames }) =>
    blames ? belongs(blames) : version === undefined,
  );
  const blamedOn = (deployment: Deployment) =>
    allIncidents.filter(incident => incident.blames === deployment);
  const failed = (deployment: Deployment) =>
    deployment.revertedBy !== undefined || blamedOn(deployment).length > 0;
  const isFix = (deployment: Deployment) =>
    allIncidents.some(({ fix }) => fix === deployment);
  const versions = [
    ...new Set(
      facts
        .map(fact => versionOf(facts, fact))
        .filter(name => name !== undefined),
    ),
  ]
    .filter(isAsked)
    .map(name => ({
      name,
      training: trainingOf(facts, name),
      inProduction: changes.find(
        change => canonical(facts, change.version) === name,
      ),
    }));
  const trained = (from: number, to: number) =>
    versions.filter(({ training }) => {
      const finished = instant(training?.finishedAt);
      return (
        finished !== undefined &&
        finished >= from &&
        finished < to &&
        isOfCohort(training.trigger)
      );
    });

  const inside = (from: number, to: number) => (entry: { at: number }) =>
    from <= entry.at && entry.at < to;
  const released = (from: number, to: number) =>
    releases.filter(([first]) => inside(from, to)(first));
  const everBefore = (to: number) => production.some(({ at }) => at < to);

  const matureRate = (from: number, to: number) => {
    const mature = released(from, to).filter(
      ([first]) => asOf - first.at >= 7 * DAY,
    );
    if (mature.length === 0) return null;
    const bad = mature.filter(release =>
      release.some(
        deployment =>
          (deployment.revertedBy &&
            deployment.revertedBy.at - release[0].at <= 7 * DAY) ||
          blamedOn(deployment).some(
            ({ start }) => start - release[0].at <= 7 * DAY,
          ),
      ),
    );
    return bad.length / mature.length;
  };

  const define: Record<string, (from: number, to: number) => Counted> = {
    deploymentFrequency: (from, to) => {
      const count = released(from, to).length;
      return {
        value: everBefore(to) ? count / ((to - from) / DAY) : null,
        numerator: count,
        denominator: (to - from) / DAY,
        sampleSize: count,
        excluded: {},
      };
    },
    changeLeadTime: (from, to) =>
      middle(
        leadTimes(facts, changes)
          .filter(({ deployment }) => inside(from, to)(deployment))
          .filter(({ deployment }) => belongs(deployment))
          .map(({ part }) => part),
      ),
    changeFailRate: (from, to) => ({
      ...portion(released(from, to).map(release => release.some(failed))),
      unattributed: incidentsHere.filter(
        ({ start, blames }) => start >= from && start < to && !blames,
      ).length,
      maturing: released(from - (to - from), to).filter(
        ([first]) => asOf - first.at < 7 * DAY,
      ).length,
    }),
    failedDeploymentRecoveryTime: (from, to) => {
      const parts = changes
        .filter(inside(from, to))
        .filter(belongs)
        .filter(failed)
        .map(deployment => {
          const ends = blamedOn(deployment).map(({ end }) => end ?? Infinity);
          const recovered = Math.min(
            deployment.revertedBy?.at ?? Infinity,
            ends.length > 0 ? Math.max(...ends) : Infinity,
          );
          return lasting(
            deployment.at,
            recovered === Infinity ? undefined : recovered,
            'open',
          );
        });
      return {
        ...middle(parts),
        open: parts.filter(({ left }) => left === 'open').length,
      };
    },
    deploymentReworkRate: (from, to) => ({
      ...portion(
        production
          .filter(inside(from, to))
          .filter(belongs)
          .map(
            deployment =>
              deployment.rollback ||
              deployment.data.unplanned === true ||
              (isFix(deployment) && deployment.data.unplanned !== false),
          ),
      ),
      fixForwards: changes
        .filter(inside(from, to))
        .filter(belongs)
        .filter(isFix).length,
    }),
    pipelineShare: (from, to) =>
      portion(
        changes
          .filter(inside(from, to))
          .filter(belongs)
          .map(({ data }) =>
            data.executedBy === undefined
              ? data.pipelineRun !== undefined
              : data.executedBy === 'pipeline',
          ),
      ),
    approvalLeadTime: (from, to) =>
      average(
        released(from, to).map(([first]) => {
          const approvals = facts.filter(
            ({ kind, source, subject, data, at }) => {
              const approval = data.approval ?? {};
              return (
                kind === 'approval.closed' &&
                (query.approvers === undefined ||
                  ['/waymark/portal', ...query.approvers].includes(source)) &&
                subject.content.status === 'approved' &&
                [undefined, 'deploy'].includes(approval.action) &&
                (approval.environment === undefined ||
                  isSame(approval.environment, first.environment)) &&
                canonical(facts, data.modelVersion ?? approval.modelVersion) ===
                  first.version &&
                at <= first.at
              );
            },
          );
          return lasting(
            approvals[approvals.length - 1]?.at,
            first.at,
            'noApproval',
          );
        }),
      ),
    deploymentSuccessRate: (from, to) => {
      const stood = changes
        .filter(inside(from, to))
        .filter(belongs)
        .map(change => !failed(change));
      const missed = failedAttempts(facts, everywhere, query.environments ?? {})
        .filter(isHere)
        .filter(inside(from, to));
      if (version === undefined) {
        return portion([...stood, ...missed.map(() => false)]);
      }
      const noVersion = missed.length;
      return { ...portion(stood), excluded: noVersion ? { noVersion } : {} };
    },
    rollbackTimeFromFailure: (from, to) =>
      average(
        rollbacks
          .filter(inside(from, to))
          .filter(belongs)
          .filter(({ reverted }) => reverted?.tier === 'production')
          .map(({ reverted, at }) => {
            const starts = blamedOn(reverted!)
              .map(({ start }) => start)
              .filter(start => start < at);
            return lasting(
              starts.length > 0 ? Math.min(...starts) : undefined,
              at,
              'failureTimeUnknown',
            );
          }),
      ),
    rollbackTimeFromRequest: (from, to) =>
      average(
        rollbacks
          .filter(inside(from, to))
          .filter(belongs)
          .filter(({ data }) => data.rollbackRequest !== undefined)
          .filter(
            ({ tier, reverted }) =>
              tier === 'production' || reverted?.tier === 'production',
          )
          .map(({ data, at }) => {
            const request = facts.find(
              ({ kind, subject }) =>
                kind === 'waymark-rollback.requested' &&
                subject.id === data.rollbackRequest,
            );
            return lasting(request?.at, at, 'requestUnknown');
          }),
      ),
    rollbackTimeFromDeployment: (from, to) =>
      average(
        rollbacks
          .filter(inside(from, to))
          .filter(belongs)
          .filter(({ reverted }) => reverted?.tier === 'production')
          .map(({ reverted, at }) => lasting(reverted!.at, at, '')),
      ),
    releases90d: (_from, to) => {
      const count = released(to - 90 * DAY, to).length;
      return {
        value: everBefore(to) ? count : null,
        sampleSize: count,
        excluded: {},
      };
    },
    trainingToProduction: (from, to) =>
      middle(
        versions
          .filter(({ inProduction }) => {
            return inProduction && inside(from, to)(inProduction);
          })
          .filter(({ training }) => isOfCohort(training?.trigger))
          .map(({ training, inProduction }) =>
            lasting(
              instant(training?.finishedAt),
              inProduction!.at,
              'noTrainingTime',
            ),
          ),
      ),
    timeToDetect: (from, to) =>
      middle(
        incidents
          .filter(({ start }) => start >= from && start < to)
          .map(({ events, start }) => {
            const told = events.find(
              ({ data }) => instant(data.degradedSince) !== undefined,
            );
            return lasting(
              instant(told?.data.degradedSince),
              start,
              'noDegradedSince',
            );
          }),
      ),
    timeToRestore: (from, to) => {
      const parts = incidents
        .filter(({ start }) => start >= from && start < to)
        .map(({ start, end }) => lasting(start, end, 'open'));
      return {
        ...middle(parts),
        open: parts.filter(({ left }) => left === 'open').length,
        endWithoutStart: endsWithoutStart
          .filter(isHere)
          .filter(({ tier }) => tier === 'production')
          .filter(({ at }) => at >= from && at < to).length,
      };
    },
    deploymentIncidents: (from, to) => {
      const count = incidents.filter(
        ({ start, blames }) => start >= from && start < to && blames,
      ).length;
      return { value: count, sampleSize: count, excluded: {} };
    },
    deployedShare: (from, to) =>
      portion(trained(from, to).map(({ inProduction }) => !!inProduction)),
    experiments: (from, to) => {
      const count = trained(from, to).length;
      return { value: count || null, sampleSize: count, excluded: {} };
    },
    retrainingSuccessRate: (from, to) =>
      portion(
        facts
          .filter(({ kind, data }) => {
            const finished = instant(data.training?.finishedAt);
            return (
              kind === 'artifact.packaged' &&
              finished !== undefined &&
              finished >= from &&
              finished < to &&
              ![undefined, 'commit'].includes(data.training.trigger) &&
              isOfCohort(data.training.trigger)
            );
          })
          .filter(run => isAsked(versionOf(facts, run)))
          .map(run => passed(facts, versionOf(facts, run)!)),
      ),
  };

  const results: Record<string, NaiveFigure> = {};
  for (const [id, compute] of Object.entries(define)) {
    const now = compute(query.from, query.to);
    const length = id === 'releases90d' ? 90 * DAY : query.to - query.from;
    const end = id === 'releases90d' ? query.to - length : query.from;
    const then =
      id === 'changeFailRate'
        ? [matureRate(end - length, end), matureRate(query.from, query.to)]
        : [compute(end - length, end).value, now.value];
    results[id] = {
      ...now,
      previous: {
        value: then[0],
        change: then[0] === null || then[1] === null ? null : then[1] - then[0],
      },
    };
  }
  results.modelFreshness = {
    ...oldest(
      liveInProduction(facts, everywhere, asOf)
        .filter(isHere)
        .filter(live => isAsked(live.version))
        .map(live => trainingOf(facts, live.version))
        .filter(training => isOfCohort(training?.trigger))
        .map(training =>
          lasting(instant(training?.trainedDataUntil), asOf, 'noDataTime'),
        ),
    ),
    previous: null,
  };
  return results;
}

// --- versions, runs, what is live -------------------------------------------

function artifactOf({ kind, subject }: Fact): string | undefined {
  if (kind.startsWith('artifact.')) return subject.id;
  return kind.startsWith('service.') ? subject.content.artifactId : undefined;
}

/**
 * The one name of a version: a purl means the version that the latest event
 * which names it gives, and one without is itself the name.
 */
function canonical(
  facts: Fact[],
  name: string | undefined,
): string | undefined {
  const artifact = purl(name);
  if (artifact === undefined) return name;
  const naming = facts.filter(
    fact =>
      purl(artifactOf(fact)) === artifact &&
      fact.data.modelVersion !== undefined &&
      purl(fact.data.modelVersion) === undefined,
  );
  const spelled = facts
    .flatMap(fact => [artifactOf(fact), fact.subject.content.artifactId])
    .find(id => purl(id) === artifact);
  return naming[naming.length - 1]?.data.modelVersion ?? spelled ?? artifact;
}

function versionOf(facts: Fact[], fact: Fact): string | undefined {
  return canonical(facts, fact.data.modelVersion ?? artifactOf(fact));
}

function trainingOf(facts: Fact[], name: string | undefined): any {
  const version = canonical(facts, name);
  const told = facts.filter(
    fact =>
      fact.kind === 'artifact.packaged' &&
      fact.data.training !== undefined &&
      versionOf(facts, fact) === version,
  );
  return told[told.length - 1]?.data.training;
}

function passed(facts: Fact[], version: string): boolean {
  const evaluations = facts.filter(
    fact =>
      fact.kind === 'testsuiterun.finished' &&
      fact.data.evaluation !== undefined &&
      versionOf(facts, fact) === version,
  );
  return (
    evaluations.length > 0 &&
    evaluations.every(
      (evaluation, index) =>
        evaluation.subject.content.outcome === 'success' ||
        evaluations
          .slice(index + 1)
          .some(
            later =>
              later.data.evaluation.kind === evaluation.data.evaluation.kind,
          ),
    )
  );
}

function failedAttempts(
  facts: Fact[],
  deployments: Deployment[],
  tiers: Tiers,
) {
  const fails = facts.filter(
    ({ kind, subject, data }) =>
      ['pipelinerun.finished', 'taskrun.finished'].includes(kind) &&
      ['failure', 'error'].includes(subject.content.outcome) &&
      data.deploysTo !== undefined &&
      tierOf(data.deploysTo, undefined, tiers) === 'production',
  );
  const runOf = ({ subject }: Fact) =>
    subject.content.pipelineRun?.id ?? subject.id;
  const runs = [...new Set(fails.map(runOf))];
  return runs
    .map(run => fails.filter(fact => runOf(fact) === run))
    .filter(attempt =>
      attempt.every(
        fact =>
          !deployments.some(
            ({ tier, data }) =>
              tier === 'production' &&
              [fact.subject.id, runOf(fact)].includes(data.pipelineRun?.id),
          ),
      ),
    )
    .map(([first]) => ({
      at: first.at,
      environment: first.data.deploysTo as string,
    }));
}

function liveInProduction(
  facts: Fact[],
  deployments: Deployment[],
  moment: number,
) {
  const environments = [
    ...new Set(deployments.map(({ environment }) => environment.toLowerCase())),
  ];
  return environments.flatMap(environment => {
    let version: string | undefined;
    let tier: string | undefined;
    for (const fact of facts) {
      if (fact.at > moment) continue;
      if (!isSame(fact.subject.content.environment?.id, environment)) continue;
      if (fact.kind === 'service.removed') version = undefined;
      const deployment = deployments.find(
        ({ source, id }) => source === fact.source && id === fact.id,
      );
      if (!deployment) continue;
      const { data, rollback } = deployment;
      const isPartial =
        deployment.tier === 'shadow' ||
        (data.strategy === 'canary' && data.trafficPercent < 100);
      if (!rollback && isPartial) {
        tier ??= deployment.tier;
        continue;
      }
      version = rollback
        ? canonical(facts, data.toVersion) ?? deployment.version
        : deployment.version;
      tier = deployment.tier;
    }
    return version !== undefined && tier === 'production'
      ? [{ environment, version }]
      : [];
  });
}

// --- arithmetic -------------------------------------------------------------

function lasting(
  from: number | undefined,
  to: number | undefined,
  unknown: string,
): Part {
  if (from === undefined || to === undefined) return { left: unknown };
  return to < from ? { left: 'negativeDuration' } : { amount: to - from };
}

function weigh(
  parts: Part[],
  statistic: (amounts: number[]) => number,
): Counted {
  const amounts = parts.flatMap(({ amount }) =>
    amount === undefined ? [] : [amount],
  );
  const excluded: Record<string, number> = {};
  for (const { left } of parts) {
    if (left !== undefined && left !== 'open') {
      excluded[left] = (excluded[left] ?? 0) + 1;
    }
  }
  return {
    value: amounts.length === 0 ? null : statistic(amounts),
    sampleSize: amounts.length,
    excluded,
  };
}

function middle(parts: Part[]): Counted {
  return weigh(parts, amounts => {
    const rising = amounts.slice().sort((a, b) => a - b);
    const half = rising.length / 2;
    return Number.isInteger(half)
      ? (rising[half - 1] + rising[half]) / 2
      : rising[Math.floor(half)];
  });
}

function average(parts: Part[]): Counted {
  return weigh(parts, amounts => {
    let total = 0;
    for (const amount of amounts) total += amount;
    return total / amounts.length;
  });
}

function oldest(parts: Part[]): Counted {
  return weigh(parts, amounts => Math.max(...amounts));
}

function portion(outcomes: boolean[]): Counted {
  const yes = outcomes.filter(outcome => outcome).length;
  return {
    value: outcomes.length === 0 ? null : yes / outcomes.length,
    numerator: yes,
    denominator: outcomes.length,
    sampleSize: outcomes.length,
    excluded: {},
  };
}
