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
  cohort?: 'commit' | 'retrain';
  version?: string;
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
  previous: { value: number | null; change: number | null } | null;
};

type Fact = {
  source: string;
  id: string;
  kind: string;
  at: number;
  model?: string;
  subject: { id: string; source?: string; content: any };
  data: any;
};

type Deployment = Fact & {
  rollback: boolean;
  environment: string;
  tier: string;
  version: string;
  reverted?: Deployment;
  revertedBy?: Deployment;
};

type Incident = {
  events: Fact[];
  key: string[];
  environment: string;
  tier: string;
  start: number;
  end?: number;
  blames?: Deployment;
};

type Part = { amount?: number; left?: string };
type Counted = Omit<NaiveFigure, 'previous'>;

const DAY = 24 * 60 * 60 * 1000;

export function naiveFigures(
  log: ArrivedEvent[],
  query: NaiveQuery,
): Record<string, NaiveFigure> {
  const all = knownFacts(log, query.asOf);
  const facts = all.filter(fact => fact.model === query.model);
  const deployments = readDeployments(facts);
  const incidents = readIncidents(all, query.model);
  for (const incident of incidents) {
    incident.blames = blame(incident, deployments, facts);
  }
  return figures(facts, deployments, incidents, query);
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

function instant(text: string | undefined): number | undefined {
  return text === undefined
    ? undefined
    : new Date(text.replace(/(\.\d{3})\d+/, '$1')).getTime();
}

function before(a: Fact, b: Fact): number {
  if (a.at !== b.at) return a.at - b.at;
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

function tierOf(environment: string): string {
  const name = environment.toLowerCase();
  const begins = (...starts: string[]) =>
    starts.some(start => name.startsWith(start));
  if (begins('prod', 'live')) return 'production';
  if (begins('stag', 'pre-prod', 'uat')) return 'staging';
  if (begins('test', 'qa')) return 'testing';
  return 'development';
}

function readDeployments(facts: Fact[]): Deployment[] {
  const deployments = facts
    .filter(({ kind }) =>
      ['service.deployed', 'service.upgraded', 'service.rolledback'].includes(
        kind,
      ),
    )
    .map((fact): Deployment => {
      const { content } = fact.subject;
      const isShadow =
        fact.data.strategy === 'shadow' || fact.data.trafficPercent === 0;
      return {
        ...fact,
        rollback: fact.kind === 'service.rolledback',
        environment: content.environment.id,
        tier: isShadow
          ? 'shadow'
          : fact.data.environmentTier ?? tierOf(content.environment.id),
        version: fact.data.modelVersion ?? content.artifactId,
      };
    });
  deployments.forEach((rollback, index) => {
    if (!rollback.rollback) return;
    const candidates = deployments
      .slice(0, index)
      .filter(
        earlier =>
          !earlier.rollback && earlier.environment === rollback.environment,
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

function readIncidents(all: Fact[], model: string): Incident[] {
  const told = all.filter(({ kind }) => kind.startsWith('incident.'));
  const isEnd = (fact: Fact) => (fact.kind === 'incident.resolved' ? 1 : 0);
  told.sort((a, b) => a.at - b.at || isEnd(a) - isEnd(b) || before(a, b));
  const incidents: Incident[] = [];
  for (const fact of told) {
    const key = [fact.subject.source ?? fact.source, fact.subject.id];
    const open = incidents.find(
      incident =>
        incident.end === undefined &&
        incident.key[0] === key[0] &&
        incident.key[1] === key[1],
    );
    if (open) {
      open.events.push(fact);
      if (isEnd(fact)) open.end = fact.at;
    } else if (!isEnd(fact)) {
      const environment = fact.subject.content.environment.id;
      incidents.push({
        events: [fact],
        key,
        environment,
        tier: fact.data.environmentTier ?? tierOf(environment),
        start: fact.at,
      });
    }
  }
  return incidents.filter(({ events }) => events[0].model === model);
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

  const here = changes.filter(
    change =>
      change.environment === incident.environment && change.at < incident.start,
  );
  const artifact = incident.events
    .map(({ subject }) => subject.content.artifactId)
    .filter(id => id !== undefined)[0];
  const ofArtifact = here.filter(
    ({ subject }) => subject.content.artifactId === artifact,
  );
  if (ofArtifact.length > 0) return ofArtifact[ofArtifact.length - 1];

  const { cause } = incident.events[0].data;
  if (![undefined, 'unknown', 'performance'].includes(cause)) return undefined;
  const recent = here.filter(
    change =>
      incident.start - change.at <= 7 * DAY &&
      !(change.revertedBy && change.revertedBy.at <= incident.start),
  );
  return recent[recent.length - 1];
}

// --- figures ----------------------------------------------------------------

function figures(
  facts: Fact[],
  everywhere: Deployment[],
  allIncidents: Incident[],
  query: NaiveQuery,
): Record<string, NaiveFigure> {
  const { environment, cohort, version, asOf } = query;
  const isHere = (entry: { environment: string }) =>
    environment === undefined || entry.environment === environment;
  const isOfCohort = (trigger: string | undefined) =>
    cohort === undefined ||
    (cohort === 'commit') === [undefined, 'commit'].includes(trigger);
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
        changes
          .filter(inside(from, to))
          .filter(belongs)
          .map(deployment => {
            const change = deployment.data.change ?? {};
            const isLater =
              change.commit !== undefined &&
              changes.some(
                other =>
                  before(other, deployment) < 0 &&
                  other.data.change?.commit === change.commit &&
                  other.data.change?.repository === change.repository,
              );
            if (isLater) return { left: 'sameChange' };
            let committedAt = instant(change.committedAt);
            if (committedAt === undefined && change.commit !== undefined) {
              const merges = facts.filter(
                ({ kind, data }) =>
                  kind === 'change.merged' &&
                  data.change?.commit === change.commit,
              );
              committedAt = instant(
                merges[merges.length - 1]?.data.change.committedAt,
              );
            }
            return lasting(committedAt, deployment.at, 'noCommitTime');
          }),
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
          const recovered = deployment.revertedBy?.at ?? Math.max(...ends);
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
          .map(({ rollback, data }) => rollback || data.unplanned === true),
      ),
      fixForwards: changes
        .filter(inside(from, to))
        .filter(belongs)
        .filter(({ at, ...change }) =>
          allIncidents.some(
            ({ blames, start, end }) =>
              blames &&
              blames.environment === change.environment &&
              before(blames, { at, ...change }) < 0 &&
              start <= at &&
              at < (end ?? Infinity),
          ),
        ).length,
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
          const approvals = facts.filter(({ kind, subject, data, at }) => {
            const approval = data.approval ?? {};
            return (
              kind === 'approval.closed' &&
              subject.content.status === 'approved' &&
              [undefined, 'deploy'].includes(approval.action) &&
              [undefined, first.environment].includes(approval.environment) &&
              (data.modelVersion ?? approval.modelVersion) === first.version &&
              at <= first.at
            );
          });
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
      const missed = failedAttempts(facts, everywhere)
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
            const told = events.find(({ data }) => data.degradedSince);
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
      liveInProduction(facts, everywhere)
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

/** An artifact whose version some event names is that version. */
function canonical(facts: Fact[], name: string | undefined) {
  const naming = facts.filter(
    fact =>
      name !== undefined &&
      artifactOf(fact) === name &&
      fact.data.modelVersion !== undefined,
  );
  return (naming[naming.length - 1]?.data.modelVersion ?? name) as
    | string
    | undefined;
}

function versionOf(facts: Fact[], fact: Fact): string | undefined {
  return fact.data.modelVersion ?? canonical(facts, artifactOf(fact));
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

function failedAttempts(facts: Fact[], deployments: Deployment[]) {
  const fails = facts.filter(
    ({ kind, subject, data }) =>
      ['pipelinerun.finished', 'taskrun.finished'].includes(kind) &&
      ['failure', 'error'].includes(subject.content.outcome) &&
      data.deploysTo !== undefined &&
      tierOf(data.deploysTo) === 'production',
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

function liveInProduction(facts: Fact[], deployments: Deployment[]) {
  const environments = [
    ...new Set(deployments.map(({ environment }) => environment)),
  ];
  return environments.flatMap(environment => {
    let version: string | undefined;
    let tier: string | undefined;
    for (const fact of facts) {
      if (fact.subject.content.environment?.id !== environment) continue;
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
        ? data.toVersion ??
          data.modelVersion ??
          deployment.subject.content.artifactId.split('@').pop()
        : deployment.version;
      // A rollback that says the canary now gets nothing leaves the tier as it was
      if (deployment.tier !== 'shadow' || !tier) tier = deployment.tier;
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
