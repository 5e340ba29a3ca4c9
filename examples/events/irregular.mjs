import { DAY, HOUR, MINUTE, iso, round, workingTime } from './generator.mjs';

/** Models whose history follows no pipeline. */
export const irregular = [
  {
    // Legacy: scored since years, copied to production by hand, little told.
    name: 'collections-score',
    owner: 'credit-analytics',
    purl: 'pkg:generic/collections-score',
    manual: true,
    leadTime: 50 * DAY,
    version: n => `2024-r${n}`,
    tell({ random, recorder, pipeline, nextVersion }, until) {
      let at = workingTime(until - 330 * DAY, random);
      while (at < until) {
        const version = nextVersion();
        const event = pipeline.deploy(at, 'production', version, {
          // Every other time nobody notes which change it was.
          ...(random.chance(0.5) && {
            change: pipeline.change(at - 2 * DAY),
          }),
        });
        if (random.chance(0.35)) {
          const noticedAt = at + random.about(4 * DAY);
          pipeline.incident(
            noticedAt,
            noticedAt + random.about(3 * DAY),
            'production',
            {
              description: 'The nightly list is empty for some branches',
              cause: 'unknown',
              deployment: event,
              version,
            },
          );
        }
        at = workingTime(at + random.about(42 * DAY), random);
      }
      // By hand still, but tried before, and its change is noted.
      at = workingTime(until - 12 * DAY, random);
      const version = nextVersion();
      recorder.add('testsuiterun.finished', at - 2 * HOUR, {
        source: pipeline.source,
        subject: `${version}-smoke`,
        content: {
          outcome: 'success',
          environment: { id: 'testing', source: '/environments' },
          testSuite: { id: 'collections-score-smoke' },
        },
        waymark: {
          modelVersion: version,
          evaluation: {
            kind: 'smoke',
            metrics: [
              {
                name: 'branches_without_list',
                value: 0,
                threshold: 0,
                direction: 'max',
              },
            ],
          },
        },
      });
      pipeline.deploy(at, 'production', version, {
        change: pipeline.change(at - 2 * DAY),
      });
      pipeline.incident(until - 3 * DAY, until + 2 * DAY, 'production', {
        description: 'Input file of the core system came late and incomplete',
        cause: 'dependency',
      });
    },
  },
  {
    // A base model: trained and published, serving nobody itself.
    name: 'dialogue-base',
    owner: 'mlops-platform',
    purl: 'pkg:huggingface/waymark-demo/dialogue-base',
    leadTime: 6 * DAY,
    version: n => `v${n}`,
    tell({ random, recorder, pipeline, nextVersion }, until) {
      for (
        let at = until - 290 * DAY;
        at < until;
        at += random.about(80 * DAY)
      ) {
        const version = nextVersion();
        const made = pipeline.change(at - DAY);
        const subject = pipeline.artifactOf(version);
        recorder.add('artifact.packaged', at, {
          source: pipeline.source,
          subject,
          content: { change: { id: made.commit } },
          waymark: {
            modelVersion: version,
            change: made,
            training: {
              startedAt: iso(at - 31 * HOUR),
              finishedAt: iso(at - 20 * MINUTE),
              trainedDataUntil: iso(at - 60 * DAY),
              datasets: [`dataset:default/public-dialogues@${version}`],
              trigger: 'manual',
            },
            cost: {
              gpuSeconds: Math.round(random.about(820_000)),
              amount: round(random.about(2100), 2),
              currency: 'EUR',
            },
          },
        });
        recorder.add('artifact.published', at + HOUR, {
          source: pipeline.source,
          subject,
          content: {},
          waymark: { modelVersion: version },
        });
      }
    },
  },
  {
    // In no catalog: someone runs it in production all the same.
    name: 'invoice-reader',
    owner: 'supply-planning',
    purl: 'pkg:generic/invoice-reader',
    manual: true,
    leadTime: 5 * DAY,
    version: n => `0.${n}`,
    tell({ random, pipeline, nextVersion }, until) {
      pipeline.deploy(until - 88 * DAY, 'prod-trial', nextVersion());
      let at = workingTime(until - 75 * DAY, random);
      for (let count = 0; count < 4; count += 1) {
        pipeline.deploy(at, 'production', nextVersion());
        at = workingTime(at + random.about(16 * DAY), random);
      }
      pipeline.removed(until - 74 * DAY, 'prod-trial');
    },
  },
];
