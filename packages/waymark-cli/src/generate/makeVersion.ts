import type { WaymarkData } from 'backstage-plugin-waymark-common';
import type { EvaluationProfile } from './DeliveryProfile';
import type { MergedChange, PipelineRun } from './Pipeline';
import { round, type Random } from './Random';
import type { EventDetails } from './Recorder';
import type { TellContext } from './TellContext';
import { DAY, MINUTE, SECOND, iso } from './time';

export type Trigger = NonNullable<WaymarkData['training']>['trigger'];
type Metric = EvaluationProfile['metrics'][number];

function sha256(random: Random): string {
  return `sha256:${random.hex(64)}`;
}

/** Trains, packages, checks and documents a version; ends at `at`. */
export function makeVersion(
  { model, random, recorder, pipeline }: TellContext,
  version: string,
  at: number,
  {
    made,
    pipelineRun,
    trigger,
  }: { made: MergedChange; pipelineRun: PipelineRun; trigger: Trigger },
): { digest: string } {
  const artifact = pipeline.artifactOf(version);
  const digest = sha256(random);
  const files = `https://registry.example.com/${model.name}/${version}`;
  const from = at - 0.7 * pipeline.runTime();
  const trained = from + 0.6 * (at - from);
  const add = (
    kind: string,
    time: number,
    content: EventDetails['content'],
    waymark: WaymarkData,
  ) =>
    recorder.add(kind, time, {
      source: pipeline.source,
      subject: kind.startsWith('artifact.')
        ? artifact
        : `${pipelineRun.id}-${
            waymark.evaluation?.kind ?? waymark.evidence?.kind
          }`,
      content,
      waymark: { modelVersion: version, ...waymark },
    });

  add(
    'artifact.packaged',
    trained + 40 * SECOND,
    { change: { id: made.commit } },
    {
      change: made,
      training: {
        startedAt: iso(from),
        finishedAt: iso(trained),
        trainedDataUntil: iso(
          trained - (model.dataAge ?? 1.5 * DAY) - random.between(0, DAY),
        ),
        datasets: model.trainedOn.map(
          name => `dataset:default/${name}@${iso(from).slice(0, 10)}`,
        ),
        trigger,
        runUrl: pipelineRun.url,
      },
    },
  );

  for (const [index, evaluation] of model.evaluations.entries()) {
    add(
      'testsuiterun.finished',
      trained + (2 + index) * MINUTE,
      {
        outcome: 'success',
        environment: { id: 'ci', source: '/environments' },
        testSuite: { id: `${model.name}-${evaluation.kind}` },
      },
      {
        evaluation: {
          kind: evaluation.kind,
          metrics: evaluation.metrics.map(metric =>
            measure(metric, random, at),
          ),
          thresholdsCommit: pipeline.thresholdsCommit,
          datasets: model.evaluatedOn.map(name => `dataset:default/${name}`),
          reportUrl: `${files}/${evaluation.kind}.html`,
        },
      },
    );
  }

  if (model.evidence.includes('sbom')) {
    add(
      'artifact.published',
      at - 90 * SECOND,
      { sbom: { uri: `${files}/bom.cdx.json` } },
      {
        evidence: {
          kind: 'sbom',
          uri: `${files}/bom.cdx.json`,
          digest: sha256(random),
        },
      },
    );
  } else {
    add('artifact.published', at - 90 * SECOND, {}, {});
  }
  if (model.evidence.includes('model-card')) {
    add(
      'testoutput.published',
      at - 60 * SECOND,
      {
        outputType: 'report',
        format: 'text/markdown',
        uri: `${files}/MODEL_CARD.md`,
      },
      {
        evidence: {
          kind: 'model-card',
          uri: `${files}/MODEL_CARD.md`,
          digest: sha256(random),
        },
      },
    );
  }
  if (model.evidence.includes('signature')) {
    add(
      'artifact.signed',
      at - 30 * SECOND,
      { signature: random.hex(64) },
      { evidence: { kind: 'signature', uri: `${files}/model.sig`, digest } },
    );
  }
  return { digest };
}

/** A metric that gets a little better over the months, its threshold fixed. */
function measure(metric: Metric, random: Random, at: number): Metric {
  const months = (at - Date.UTC(2025, 6, 1)) / (30 * DAY);
  const better = metric.direction === 'min' ? 1 : -1;
  const drift = 1 + better * 0.002 * months;
  const value = metric.value * drift * (1 + random.between(-0.008, 0.008));
  return {
    name: metric.name,
    value: round(value),
    threshold: metric.threshold,
    direction: metric.direction,
    ...(metric.slice && { slice: metric.slice }),
  };
}

/** Model Risk approves a version: asked at `askedAt`, answered at `answeredAt`. */
export function approve(
  { model, recorder, pipeline }: TellContext,
  version: string,
  digest: string,
  { askedAt, answeredAt }: { askedAt: number; answeredAt: number },
): void {
  const subject = `${model.name}-${version}-production`;
  const event = {
    source: `/models/${model.name}/approvals`,
    subject,
    waymark: {
      modelVersion: version,
      approval: { action: 'deploy' as const, digest, modelVersion: version },
    },
  };
  const urls = {
    approvalDetailsUrl: `https://approvals.example.com/${subject}`,
    resourceTargetUrl: `${pipeline.repository}/releases/${version}`,
  };
  recorder.add('approval.created', askedAt, {
    ...event,
    content: { ...urls, requestor: `urn:group:default:${model.owner}` },
  });
  recorder.add('approval.closed', answeredAt, {
    ...event,
    content: {
      ...urls,
      responder: 'urn:group:default:model-risk',
      decision: 'approved',
      status: 'approved',
    },
  });
}
