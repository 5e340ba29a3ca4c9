import type { FactGroup } from './Fact';
import { DAY_MS, type FactContext } from './FactContext';

function rollbacks({ rows, now }: FactContext) {
  return rows.deployments.filter(
    row => row.kind === 'rolledback' && row.at <= now,
  );
}

function productionIncidents({ rows, now }: FactContext) {
  return rows.incidents.filter(
    row => row.tier === 'production' && row.startedAt <= now,
  );
}

/** How a model is run: rollbacks, incidents, training. */
export const operationFacts: FactGroup = {
  source:
    '`service.*`, `pipelinerun.*`, `incident.*` and `artifact.packaged` events',
  freshness: 'The last event folded; windows end at the moment of asking',
  evidence: { kind: 'deployments', target: null },
  facts: [
    {
      name: 'rollbacks365d',
      label: 'Rollbacks, 365 days',
      type: 'number',
      unit: 'count',
      description: 'Rollbacks in any environment in the last 365 days.',
      read: context =>
        rollbacks(context).filter(row => context.within(row.at, 365)).length,
    },
    {
      name: 'rollbackAutomated',
      label: 'Rollbacks done by pipeline',
      type: 'boolean',
      description:
        'Every rollback of the last 365 days, in any environment, was done by a pipeline. Not known when there was none.',
      read: context => {
        const recent = rollbacks(context).filter(row =>
          context.within(row.at, 365),
        );
        return recent.length
          ? recent.every(row => row.executedBy === 'pipeline')
          : null;
      },
    },
    {
      name: 'daysSinceRollbackExercised',
      label: 'Days since the last rollback, real or exercised',
      type: 'number',
      unit: 'days',
      description:
        'Whole days since the latest rollback in any environment; one in staging counts. Not known when there never was one.',
      read: context => {
        const last = rollbacks(context).reduce(
          (latest, { at }) => Math.max(latest, at),
          context.lastRollbackAt ?? -Infinity,
        );
        return Number.isFinite(last)
          ? Math.floor((context.now - last) / DAY_MS)
          : null;
      },
    },
    {
      name: 'openIncidents',
      label: 'Open production incidents',
      type: 'number',
      unit: 'count',
      description: 'Production incidents that have not ended.',
      read: context =>
        productionIncidents(context).filter(
          row => row.endedAt === undefined || row.endedAt > context.now,
        ).length,
    },
    {
      name: 'incidents90d',
      label: 'Production incidents, 90 days',
      type: 'number',
      unit: 'count',
      description: 'Production incidents that started in the last 90 days.',
      read: context =>
        productionIncidents(context).filter(row =>
          context.within(row.startedAt, 90),
        ).length,
    },
    {
      name: 'driftMonitoring',
      label: 'Monitoring has reported drift or degradation',
      type: 'boolean',
      description:
        'In the last 365 days an incident had the cause `drift` or told since when the model degraded, or drift set off a training. Never false: a monitor that has found nothing is not seen in events.',
      read: ({ rows, within }) =>
        rows.incidents.some(
          row =>
            within(row.startedAt, 365) &&
            (row.cause === 'drift' || row.degradedSince !== undefined),
        ) ||
        rows.trainingRuns.some(
          row => within(row.finishedAt, 365) && row.trigger === 'drift',
        ) ||
        null,
    },
    {
      name: 'retrainedOnDrift',
      label: 'Drift has set off a training',
      type: 'boolean',
      description:
        'A training run of the last 365 days was set off by drift. Not known without training runs in that time.',
      read: ({ rows, within }) => {
        const runs = rows.trainingRuns.filter(row =>
          within(row.finishedAt, 365),
        );
        return runs.length ? runs.some(row => row.trigger === 'drift') : null;
      },
    },
    {
      name: 'retrainedAutomatically',
      label: 'Training set off by drift or schedule',
      type: 'boolean',
      description:
        'A training run of the last 365 days was set off by drift or by a schedule. Not known without training runs in that time.',
      read: ({ rows, within }) => {
        const runs = rows.trainingRuns.filter(row =>
          within(row.finishedAt, 365),
        );
        return runs.length
          ? runs.some(
              row => row.trigger === 'drift' || row.trigger === 'schedule',
            )
          : null;
      },
    },
    {
      name: 'experimentsTracked',
      label: 'Every training names its run, 90 days',
      type: 'boolean',
      description:
        'Every version trained in the last 90 days links to the run that trained it. Not known when none was trained.',
      read: ({ rows, within }) => {
        const trained = rows.versions.filter(row =>
          within(row.trainingFinishedAt, 90),
        );
        return trained.length
          ? trained.every(row => Boolean(row.runUrl))
          : null;
      },
    },
    {
      name: 'costReported90d',
      label: 'Cost reported, 90 days',
      type: 'boolean',
      description:
        'An event of the last 90 days tells what a pipeline run or a service of the model cost (`cost`), so that it can be put to the model and its owner. Not known without such an event while nothing is live.',
      read: ({ rows, live, within }) =>
        rows.costs.some(row => within(row.at, 90)) ||
        (live.length ? false : null),
    },
  ],
};
