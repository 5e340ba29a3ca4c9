import type { FactGroup } from './Fact';
import type { FactContext } from './FactContext';
import { goldenPathConformance } from './goldenPathConformance';
import { hasCommit } from './hasCommit';
import { ofEveryLiveVersion } from './ofEveryLiveVersion';
import { smokeTested } from './smokeTested';
import {
  type Verdict,
  latestEvaluation,
  thresholdsCommittedBefore,
  verdictOf,
} from './evaluations';

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

/** The report of the first live version's evaluation that has one. */
function reportOf(kind?: string) {
  return ({ liveVersions }: FactContext) =>
    liveVersions.flatMap(
      version => latestEvaluation(version, kind)?.reportUrl ?? [],
    )[0];
}

/** How the version, or versions, live in production were made and tested. */
export const liveVersionFacts: FactGroup = {
  source:
    '`artifact.packaged`, `testsuiterun.finished` and `service.*` events of the versions live in production',
  freshness: 'The last event folded',
  evidence: { kind: 'deployments', target: null },
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
      read: ofEveryLiveVersion(
        ({ packagedAt, publishedAt }) =>
          packagedAt !== undefined || publishedAt !== undefined,
      ),
    },
    {
      name: 'liveVersionTrainingRecorded',
      label: 'Training of the live version recorded',
      type: 'boolean',
      description: 'An event tells how every live version was trained.',
      read: ofEveryLiveVersion(({ trainedBy }) => trainedBy !== undefined),
    },
    {
      name: 'liveVersionTrainingRunLinked',
      label: 'Training run of the live version linked',
      type: 'boolean',
      description: 'Every live version links to the run that trained it.',
      link: ({ liveVersions }) =>
        liveVersions.find(({ runUrl }) => runUrl)?.runUrl,
      read: ofEveryLiveVersion(({ runUrl }) => Boolean(runUrl)),
    },
    {
      name: 'evaluationOfLiveVersion',
      label: 'Evaluation of the live version',
      type: 'string',
      description:
        '`passed` or `failed`, by the latest performance evaluation of each live version; the worst of several. Not known when one has none.',
      link: reportOf(),
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
      name: 'liveVersionEvaluatedBySlice',
      label: 'Live version evaluated by segment',
      type: 'boolean',
      description:
        'An evaluation of every live version gives at least one metric for a segment of the data (`slice`).',
      read: ofEveryLiveVersion(({ evaluations }) =>
        evaluations.some(({ metrics }) =>
          metrics.some(({ slice }) => slice !== undefined),
        ),
      ),
    },
    {
      name: 'liveVersionCommitKnown',
      label: 'Source commit of the live version known',
      type: 'boolean',
      description:
        'A deployment of every live version names the commit it was made from.',
      read: context =>
        ofEveryLiveVersion(version => hasCommit(version, context))(context),
    },
    {
      name: 'dataQualityEvaluation',
      label: 'Data quality of the live version',
      type: 'string',
      description:
        '`passed` or `failed`, by the latest `data-quality` evaluation of each live version.',
      link: reportOf('data-quality'),
      read: worst('data-quality'),
    },
    {
      name: 'fairnessEvaluation',
      label: 'Fairness of the live version',
      type: 'string',
      description:
        '`passed` or `failed`, by the latest `fairness` evaluation of each live version.',
      link: reportOf('fairness'),
      read: worst('fairness'),
    },
    {
      name: 'smokeTestBeforeProduction',
      label: 'Smoke test before production',
      type: 'boolean',
      description:
        'Every live version passed a `smoke` evaluation no later than its first production deployment.',
      link: reportOf('smoke'),
      read: ofEveryLiveVersion(smokeTested),
    },
    {
      name: 'goldenPathConformance',
      label: 'Golden path followed by the live version',
      type: 'number',
      unit: 'ratio',
      description:
        'Of what a golden path does for every version, the part that events show, whichever template the model came from: linked training run, data quality evaluation, performance evaluation with the commit of its thresholds, artifact, model card, SBOM, smoke test before production, and a pipeline that put it there. The least of several live versions.',
      read: goldenPathConformance,
    },
  ],
};
