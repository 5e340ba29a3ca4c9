import type { FactValue } from 'backstage-plugin-waymark-node';
import { median } from '../metrics/statistics';
import type { Fact } from './Fact';
import type { GroupContext, GroupModel } from './GroupContext';

/** A fact about many models: those of a team, or of the whole portal. */
export type GroupFact = Omit<Fact, 'read'> & {
  read(context: GroupContext): FactValue;
};

type Reader = GroupFact['read'];
type Written = Omit<GroupFact, 'source' | 'freshness'>;

const TIERS = ['minimal', 'limited', 'high', 'prohibited'];

/** Of models live in production, those that hold; what is not known does not. */
function share(
  name: string,
  label: string,
  description: string,
  holds: (model: GroupModel) => boolean,
): Written {
  return {
    name,
    label: `${label}, of production models`,
    type: 'number',
    unit: 'ratio',
    description: `${description}, by all models live in production.`,
    read: ({ production }) =>
      production.length
        ? production.filter(holds).length / production.length
        : null,
  };
}

/** As `share`, by one fact of each model. */
function shareOf(
  name: string,
  fact: string,
  label: string,
  description: string,
  value: FactValue = true,
): Written {
  return share(
    name,
    label,
    `${description} (\`${fact}\`)`,
    ({ facts }) => facts[fact] === value,
  );
}

function count(
  name: string,
  label: string,
  description: string,
  read: Reader,
): Written {
  return { name, label, type: 'number', unit: 'count', description, read };
}

/** The middle one of the models' values, of those that have one. */
function middle(
  name: string,
  unit: 'ms' | 'perDay',
  label: string,
  description: string,
): Written {
  return {
    name,
    label: `${label}, median of models`,
    type: 'number',
    unit,
    description: `${description} (\`${name}\`), the median of the production models that have it.`,
    read: ({ production }) =>
      median(
        production.flatMap(({ facts }) =>
          typeof facts[name] === 'number' ? [facts[name]] : [],
        ),
      ) ?? null,
  };
}

function sum(models: GroupModel[], fact: string): number {
  return models.reduce(
    (total, { facts }) => total + (Number(facts[fact]) || 0),
    0,
  );
}

function distinct(models: GroupModel[], of: (model: GroupModel) => FactValue) {
  return new Set(models.map(of).filter(value => value !== null)).size;
}

const facts: Written[] = [
  count('models', 'Models', 'Models known.', ({ models }) => models.length),
  count(
    'productionModels',
    'Models in production',
    'Models with a version live in production.',
    ({ production }) => production.length,
  ),
  {
    name: 'riskTier',
    label: 'Highest risk tier',
    type: 'string',
    description:
      'The highest `spec.risk.tier` among the models. Not known while one that is live in production has none.',
    read: ({ models, production }) => {
      if (production.some(({ facts: known }) => known.riskTier === null)) {
        return null;
      }
      const tiers = models.map(({ facts: known }) => known.riskTier);
      return [...TIERS].reverse().find(tier => tiers.includes(tier)) ?? null;
    },
  },
  {
    name: 'catalogShare',
    label: 'In the catalog, of models with production events',
    type: 'number',
    unit: 'ratio',
    description:
      'Models with production events that are in the catalog, by all with production events: the metric `inventoryCoverage`.',
    read: ({ models }) => {
      const delivered = models.filter(
        ({ facts: known }) => known.hasProductionEvents === true,
      );
      return delivered.length
        ? delivered.filter(({ facts: known }) => known.inCatalog === true)
            .length / delivered.length
        : null;
    },
  },
  shareOf('ownerShare', 'ownerSet', 'With an owner', 'Those with an owner'),
  shareOf(
    'riskTierShare',
    'riskTierSet',
    'With a risk tier',
    'Those with a risk tier',
  ),
  shareOf(
    'goldenPathShare',
    'goldenPath',
    'Made from a golden path',
    'Those made from a golden path template',
  ),
  {
    name: 'goldenPathShareOfNew',
    label: 'Made from a golden path, of new models',
    type: 'number',
    unit: 'ratio',
    description:
      'Those made from a golden path template, by all models first deployed to production in the last 365 days.',
    read: ({ recent }) =>
      recent.length
        ? recent.filter(({ facts: known }) => known.goldenPath === true)
            .length / recent.length
        : null,
  },
  count(
    'goldenPathTeams',
    'Owners with a golden path model',
    'Owners of models live in production that were made from a golden path template.',
    ({ paved }) => distinct(paved, ({ owner }) => owner ?? null),
  ),
  count(
    'goldenPaths',
    'Golden paths in use',
    'Templates that models live in production were made from.',
    ({ paved }) =>
      distinct(paved, ({ facts: known }) => known.goldenPathTemplate ?? null),
  ),
  shareOf(
    'trainedOnDeclaredShare',
    'trainedOnDeclared',
    'With declared training data',
    'Those that declare their training data set',
  ),
  shareOf(
    'dataQualityShare',
    'dataQualityEvaluation',
    'With checked data',
    'Those whose data passed its quality checks',
    'passed',
  ),
  shareOf(
    'lineageShare',
    'lineageCompleteness',
    'With full lineage',
    'Those traced to data, run, artifact and commit',
    1,
  ),
  shareOf(
    'trainingRunShare',
    'liveVersionTrainingRunLinked',
    'With linked training runs',
    'Those that link to the run that trained them',
  ),
  shareOf(
    'registeredShare',
    'liveVersionRegistered',
    'Kept as artifacts',
    'Those kept as an artifact',
  ),
  shareOf(
    'evaluatedShare',
    'evaluationOfLiveVersion',
    'With a passed evaluation',
    'Those that passed their evaluation',
    'passed',
  ),
  shareOf(
    'thresholdsShare',
    'liveVersionHasThresholdsCommittedBefore',
    'With thresholds set beforehand',
    'Those evaluated against thresholds committed beforehand',
  ),
  shareOf(
    'gateAllowedShare',
    'gateDecisionOfLiveVersion',
    'Allowed by a gate',
    'Those whose live versions a gate last allowed where they are live',
    'allow',
  ),
  shareOf('sbomShare', 'sbomOfLiveVersion', 'With an SBOM', 'Those with one'),
  shareOf(
    'signatureShare',
    'signatureOfLiveVersion',
    'Signed',
    'Those that are signed',
  ),
  shareOf(
    'modelCardShare',
    'modelCardOfLiveVersion',
    'With a model card',
    'Those with a model card',
  ),
  share(
    'modelCardCurrentShare',
    'With a current model card',
    'Those whose live version has a model card of at most a year (`modelCardOfLiveVersion`, `modelCardAgeDays`)',
    ({ facts: known }) =>
      known.modelCardOfLiveVersion === true &&
      typeof known.modelCardAgeDays === 'number' &&
      known.modelCardAgeDays <= 365,
  ),
  share(
    'goldenPathFollowedShare',
    'Following the golden path',
    'Those whose live version shows all a golden path does (`goldenPathConformance`)',
    ({ facts: known }) => known.goldenPathConformance === 1,
  ),
  shareOf(
    'costReportedShare',
    'costReported90d',
    'With reported cost',
    'Those whose events tell what they cost',
  ),
  shareOf(
    'pipelineShare',
    'liveDeployedByPipeline',
    'Deployed by pipeline',
    'Those a pipeline put there',
  ),
  share(
    'stagedShare',
    'Staged first',
    'Those whose releases of 90 days, nine of ten at least, reached staging first (`stagingBeforeProductionShare`)',
    ({ facts: known }) => Number(known.stagingBeforeProductionShare) >= 0.9,
  ),
  shareOf(
    'rollbackAutomatedShare',
    'rollbackAutomated',
    'Rolled back by pipeline',
    'Those whose rollbacks a pipeline did',
  ),
  shareOf(
    'driftMonitoredShare',
    'driftMonitoring',
    'Watched for drift',
    'Those of which monitoring has reported drift or degradation',
  ),
  shareOf(
    'retrainedAutomaticallyShare',
    'retrainedAutomatically',
    'Retrained automatically',
    'Those retrained because of drift or on schedule',
  ),
  {
    name: 'lowerRiskRetrainedShare',
    label: 'Retrained on drift, of lower-risk production models',
    type: 'number',
    unit: 'ratio',
    description:
      'Those of which drift has set off a training (`retrainedOnDrift`), by all models of tier `minimal` or `limited` live in production.',
    read: ({ production }) => {
      const lower = production.filter(
        ({ facts: { riskTier } }) =>
          riskTier === 'minimal' || riskTier === 'limited',
      );
      return lower.length
        ? lower.filter(({ facts: known }) => known.retrainedOnDrift === true)
            .length / lower.length
        : null;
    },
  },
  share(
    'measuredShare',
    'Measured',
    'Those whose frequency, lead time and change fail rate of 90 days are known',
    ({ facts: known }) =>
      [
        known.deploymentsPerDay,
        known.changeLeadTimeMs,
        known.changeFailRate,
      ].every(value => typeof value === 'number'),
  ),
  middle('deploymentsPerDay', 'perDay', 'Release frequency', 'Releases a day'),
  middle('changeLeadTimeMs', 'ms', 'Change lead time', 'Commit to production'),
  middle('recoveryTimeMs', 'ms', 'Recovery time', 'Failure to recovery'),
  middle('timeToDetectMs', 'ms', 'Time to detect', 'Degradation to incident'),
  count(
    'failedDeployments90d',
    'Failed production deployments, 90 days',
    'Production change deployments of the last 90 days that failed, of all models.',
    ({ models }) => sum(models, 'failedDeployments90d'),
  ),
  count(
    'openIncidents',
    'Open production incidents',
    'Production incidents that have not ended, of all models.',
    ({ models }) => sum(models, 'openIncidents'),
  ),
  count(
    'incidentsPerModel90d',
    'Production incidents a model, 90 days',
    'Production incidents of the last 90 days, by models live in production.',
    ({ models, production }) =>
      production.length
        ? sum(models, 'incidents90d') / production.length
        : null,
  ),
];

/** Every fact about a team's models, or all of them. */
export const groupFactRegistry: GroupFact[] = facts.map(fact => ({
  ...fact,
  source: 'The facts of a team’s models, or of all models',
  freshness: 'When each model’s facts were last gathered, six hours at most',
}));
