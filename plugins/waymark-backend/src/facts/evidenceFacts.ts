import type { VersionRow } from '../projections/rows';
import type { FactGroup } from './Fact';
import { DAY_MS, type FactContext } from './FactContext';
import { hasCommit } from './hasCommit';
import { ofEveryLiveVersion } from './ofEveryLiveVersion';

function hasEvidence(version: VersionRow, kind: string): boolean {
  return version.evidence.some(evidence => evidence.kind === kind);
}

/** Where the evidence of the first live version that has an address lies. */
function uriOf(kind: string) {
  return ({ liveVersions }: FactContext) =>
    liveVersions
      .flatMap(({ evidence }) => evidence)
      .find(row => row.kind === kind && row.uri)?.uri;
}

/** Data sets, training run, artifact and source commit: what was kept of them. */
function lineageOf(version: VersionRow, context: FactContext): number {
  const links = [
    version.datasets.length > 0,
    version.trainedBy !== undefined,
    version.artifactId !== undefined,
    hasCommit(version, context),
  ];
  return links.filter(Boolean).length / links.length;
}

/** What shows that the live version, or versions, can be trusted and traced. */
export const evidenceFacts: FactGroup = {
  source:
    '`artifact.*`, `testoutput.published` and `service.*` events of the versions live in production',
  freshness: 'The last event folded',
  evidence: { kind: 'deployments', target: null },
  facts: [
    {
      name: 'modelCardOfLiveVersion',
      label: 'Model card of the live version',
      type: 'boolean',
      description: 'A model card was reported for every live version.',
      link: uriOf('model-card'),
      read: ofEveryLiveVersion(version => hasEvidence(version, 'model-card')),
    },
    {
      name: 'modelCardAgeDays',
      label: 'Age of the model card',
      type: 'number',
      unit: 'days',
      description:
        'Whole days since the model card was last reported, of the live version where that is longest ago.',
      link: uriOf('model-card'),
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
      link: uriOf('sbom'),
      read: ofEveryLiveVersion(version => hasEvidence(version, 'sbom')),
    },
    {
      name: 'signatureOfLiveVersion',
      label: 'Signature of the live version',
      type: 'boolean',
      description: 'Every live version was reported as signed.',
      link: uriOf('signature'),
      read: ofEveryLiveVersion(
        version =>
          version.signedAt !== undefined || hasEvidence(version, 'signature'),
      ),
    },
    {
      name: 'testReportOfLiveVersion',
      label: 'Test report of the live version',
      type: 'boolean',
      description:
        'A report of the tests of its code (`test-report`) was reported for every live version.',
      link: uriOf('test-report'),
      read: ofEveryLiveVersion(version => hasEvidence(version, 'test-report')),
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
