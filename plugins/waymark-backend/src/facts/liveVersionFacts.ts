import type { EvaluationRow, VersionRow } from '../projections/rows';
import type { FactGroup } from './Fact';
import { DAY_MS, type FactContext } from './FactContext';
import {
  type Verdict,
  latestEvaluation,
  thresholdsCommittedBefore,
  verdictOf,
} from './evaluations';

/** True when it holds for every version live in production. */
function ofEvery(
  holds: (version: VersionRow, context: FactContext) => boolean,
) {
  return (context: FactContext) =>
    context.liveVersions.length
      ? context.liveVersions.every(version => holds(version, context))
      : null;
}

function hasEvidence(version: VersionRow, kind: string): boolean {
  return version.evidence.some(evidence => evidence.kind === kind);
}

/** The worst verdict over the live versions; one without leaves it open. */
function worst(kind?: string) {
  return ({ liveVersions }: FactContext): Verdict | null => {
    const verdicts = liveVersions.map(version => verdictOf(version, kind));
    if (verdicts.includes('failed')) {
      return 'failed';
    }
    return verdicts.length && !verdicts.includes(undefined) ? 'passed' : null;
  };
}

function smokeTested(version: VersionRow): boolean {
  const { firstProductionAt } = version;
  return version.evaluations.some(
    (evaluation: EvaluationRow) =>
      evaluation.kind === 'smoke' &&
      evaluation.passed &&
      firstProductionAt !== undefined &&
      evaluation.at <= firstProductionAt,
  );
}

/** Data sets, training run, artifact and source commit: what was kept of them. */
function lineageOf(version: VersionRow, { rows }: FactContext): number {
  const links = [
    version.datasets.length > 0,
    version.trainedBy !== undefined,
    version.artifactId !== undefined,
    rows.deployments.some(
      row => row.version === version.version && Boolean(row.change?.commit),
    ),
  ];
  return links.filter(Boolean).length / links.length;
}

/** What is known of the version, or versions, live in production. */
export const liveVersionFacts: FactGroup = {
  source:
    '`artifact.*`, `testsuiterun.finished` and `service.*` events of the versions live in production',
  freshness: 'The last event folded',
  facts: [
    {
      name: 'liveInProduction',
      label: 'Live in production',
      type: 'boolean',
      description: 'A version serves in at least one production environment.',
      read: ({ live }) => live.length > 0,
    },
    {
      name: 'liveDeployedByPipeline',
      label: 'Live version deployed by pipeline',
      type: 'boolean',
      description:
        'What serves in every production environment was put there by a pipeline.',
      read: ({ live }) =>
        live.length ? live.every(row => row.executedBy === 'pipeline') : null,
    },
    {
      name: 'liveVersionRegistered',
      label: 'Live version kept as an artifact',
      type: 'boolean',
      description: 'Every live version was reported as packaged or published.',
      read: ofEvery(
        ({ packagedAt, publishedAt }) =>
          packagedAt !== undefined || publishedAt !== undefined,
      ),
    },
    {
      name: 'liveVersionTrainingRecorded',
      label: 'Training of the live version recorded',
      type: 'boolean',
      description: 'An event tells how every live version was trained.',
      read: ofEvery(({ trainedBy }) => trainedBy !== undefined),
    },
    {
      name: 'liveVersionTrainingRunLinked',
      label: 'Training run of the live version linked',
      type: 'boolean',
      description: 'Every live version links to the run that trained it.',
      read: ofEvery(({ runUrl }) => Boolean(runUrl)),
    },
    {
      name: 'evaluationOfLiveVersion',
      label: 'Evaluation of the live version',
      type: 'string',
      description:
        '`passed` or `failed`, by the latest performance evaluation of each live version; the worst of several. Not known when one has none.',
      read: worst(),
    },
    {
      name: 'liveVersionHasThresholdsCommittedBefore',
      label: 'Thresholds committed before the evaluation',
      type: 'boolean',
      description:
        'The latest performance evaluation of every live version names the commit of its thresholds, and no event dates that commit after the evaluation. Not known without an evaluation.',
      read: context => {
        const { liveVersions } = context;
        return liveVersions.length &&
          liveVersions.every(version => latestEvaluation(version))
          ? liveVersions.every(version =>
              thresholdsCommittedBefore(version, context.rows),
            )
          : null;
      },
    },
    {
      name: 'dataQualityEvaluation',
      label: 'Data quality of the live version',
      type: 'string',
      description:
        '`passed` or `failed`, by the latest `data-quality` evaluation of each live version.',
      read: worst('data-quality'),
    },
    {
      name: 'fairnessEvaluation',
      label: 'Fairness of the live version',
      type: 'string',
      description:
        '`passed` or `failed`, by the latest `fairness` evaluation of each live version.',
      read: worst('fairness'),
    },
    {
      name: 'smokeTestBeforeProduction',
      label: 'Smoke test before production',
      type: 'boolean',
      description:
        'Every live version passed a `smoke` evaluation no later than its first production deployment.',
      read: ofEvery(smokeTested),
    },
    {
      name: 'modelCardOfLiveVersion',
      label: 'Model card of the live version',
      type: 'boolean',
      description: 'A model card was reported for every live version.',
      read: ofEvery(version => hasEvidence(version, 'model-card')),
    },
    {
      name: 'modelCardAgeDays',
      label: 'Age of the model card',
      type: 'number',
      unit: 'days',
      description:
        'Whole days since the model card was last reported, of the live version where that is longest ago.',
      read: ({ liveVersions, now }) => {
        const reported = liveVersions.map(({ evidence }) =>
          Math.max(
            ...evidence
              .filter(({ kind }) => kind === 'model-card')
              .map(({ at }) => at),
          ),
        );
        const oldest = Math.min(...reported);
        return Number.isFinite(oldest)
          ? Math.floor((now - oldest) / DAY_MS)
          : null;
      },
    },
    {
      name: 'sbomOfLiveVersion',
      label: 'SBOM of the live version',
      type: 'boolean',
      description:
        'A software bill of materials was reported for every live version.',
      read: ofEvery(version => hasEvidence(version, 'sbom')),
    },
    {
      name: 'signatureOfLiveVersion',
      label: 'Signature of the live version',
      type: 'boolean',
      description: 'Every live version was reported as signed.',
      read: ofEvery(
        version =>
          version.signedAt !== undefined || hasEvidence(version, 'signature'),
      ),
    },
    {
      name: 'lineageCompleteness',
      label: 'Lineage of the live version',
      type: 'number',
      unit: 'ratio',
      description:
        'Of data set versions, training run, artifact and source commit, the part that events tell of; the least of several live versions.',
      read: context =>
        context.liveVersions.length
          ? Math.min(
              ...context.liveVersions.map(version =>
                lineageOf(version, context),
              ),
            )
          : null,
    },
  ],
};
